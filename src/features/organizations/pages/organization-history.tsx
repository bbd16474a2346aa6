import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline, type TimelineEntry } from '#web/kit/timeline.tsx'
import { useMay } from '#web/session.ts'
import { comparedFacts } from './history-facts.ts'

type Line = Awaited<ReturnType<typeof call.organizations.history>>[number]

/** 变更记录: who changed what, when and why; the latest can be taken back by a counter-entry. */
export function OrganizationHistory({ id }: { id: number }) {
  const may = useMay()('organizations.change')
  const query = useQuery(ask.organizations.history.queryOptions({ input: { id } }))
  const undo = useAct(call.organizations.undo, { done: '已撤回，原记录保留' })
  const takeBack = async (line: Line) => {
    const reason = await askReason({
      title: `撤回“${line.title}”`,
      words: '撤回会增加一条反向记录，把内容恢复到这一步之前；原来的记录不会删除。',
      submit: '撤回',
    })
    if (reason) await undo.run({ id, changeId: line.id, reason })
  }
  return (
    <Panel title="变更记录">
      <Answered query={query}>
        {(lines) => (
          <Timeline
            entries={lines.map((line) =>
              entryOf(line, may && line.undoable ? () => void takeBack(line) : null),
            )}
          />
        )}
      </Answered>
    </Panel>
  )
}

const sources: Record<string, string> = { register: '人工登记', demo: '初始数据' }

function entryOf(line: Line, undo: (() => void) | null): TimelineEntry {
  const facts = comparedFacts(line.before, line.after)
  return {
    key: line.id,
    title: line.title,
    note: `${line.effectiveOn} 起生效`,
    outcome: `${line.recordedBy}（${sources[line.source] ?? '主数据'}）`,
    at: line.recordedAt,
    tone: line.undoes === null ? 'red' : 'warning',
    undone: line.undone,
    children: (
      <>
        {line.before === null ? (
          <Facts
            facts={facts.map(({ label, after }) => ({ label: String(label), value: after, wide: true }))}
          />
        ) : (
          facts.length > 0 && <BeforeAfter rows={facts} />
        )}
        <p className="why">依据：{line.reason}</p>
      </>
    ),
    actions: undo && (
      <button type="button" className="link" onClick={undo}>
        <Icon name="undo" size={16} /> 撤回这一步
      </button>
    ),
  }
}
