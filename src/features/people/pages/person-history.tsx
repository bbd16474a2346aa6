import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { askReason } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { Timeline, type TimelineEntry } from '#web/kit/timeline.tsx'
import { useMay } from '#web/session.ts'

type Line = Awaited<ReturnType<typeof call.people.changes.list>>[number]

/** 变更记录: who changed what, when and why; the latest step can be taken back by a counter-entry. */
export function PersonHistory({ id }: { id: number }) {
  const may = useMay()('people.correct')
  const query = useQuery(ask.people.changes.list.queryOptions({ input: { id } }))
  const undo = useAct(call.people.changes.undo, { done: '已撤回，原记录保留' })
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
        {(lines) =>
          lines.length === 0 ? (
            <Empty title="登记后还没有变更">更正、调整、党籍变化都会记在这里：谁、何时、为什么。</Empty>
          ) : (
            <Timeline
              entries={lines.map((line) =>
                entryOf(line, may && line.undoable ? () => void takeBack(line) : null),
              )}
            />
          )
        }
      </Answered>
    </Panel>
  )
}

function entryOf(line: Line, undo: (() => void) | null): TimelineEntry {
  return {
    key: line.id,
    title: line.title,
    note: line.effectiveOn ? `${line.effectiveOn} 起生效` : '一直如此',
    outcome: `${line.recordedBy}（${line.source}）`,
    at: line.recordedAt,
    tone: line.counterEntry ? 'warning' : 'red',
    undone: line.undone,
    children: (
      <>
        {line.changed.length > 0 && (
          <BeforeAfter rows={line.changed.map((one) => ({ key: one.label, ...one }))} />
        )}
        <p className="why">原因：{line.reason}</p>
      </>
    ),
    actions: undo && (
      <button type="button" className="link" onClick={undo}>
        <Icon name="undo" size={16} /> 撤回这一步
      </button>
    ),
  }
}
