import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { ConfirmReason } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { Feed } from './feed-state.tsx'

type Preview = Awaited<ReturnType<typeof call.masterData.undoing.preview>>

/** 撤回这一批: first what would be taken back and what stays, then the reason, then the step back. */
export function FeedUndo({ feed }: { feed: Feed }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="undo" />
        撤回这一批
      </button>
      {open && <UndoDialog id={feed.id} onClose={() => setOpen(false)} />}
    </>
  )
}

function UndoDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const query = useQuery(ask.masterData.undoing.preview.queryOptions({ input: { id } }))
  const undo = useAct(call.masterData.undoing.undo, {
    done: ({ people, units }) => `已撤回：人员 ${people.back} 名、党组织 ${units.back} 项，原记录保留`,
  })
  const title = `撤回主数据第 ${id} 批`
  if (!query.data || query.data.whyNot !== null)
    return (
      <Dialog open title={title} onClose={onClose}>
        <Answered query={query}>{({ whyNot }) => <p>{whyNot}</p>}</Answered>
      </Dialog>
    )
  return (
    <ConfirmReason
      title={title}
      notice={<Told preview={query.data} />}
      submitWord="撤回"
      onClose={onClose}
      onConfirm={(reason) => undo.send({ id, reason })}
    />
  )
}

const kinds = {
  recorded: '新登记的，将撤销',
  renamed: '简称恢复原样',
  fed: '成立日期、任期恢复原样',
} as const

function Told({ preview: { batchId, people, units, differences } }: { preview: Preview }) {
  return (
    <ul className="undo-list">
      <li>
        人员：{people.back} 名恢复到这一批之前（新录入的移出名册）
        {people.stays > 0 && `，${people.stays} 名不撤回`}。
        {batchId !== null && (
          <>
            {' '}
            <PageLink className="link" to={`/people-batches/${batchId}`}>
              逐人看内容和原因
            </PageLink>
          </>
        )}
      </li>
      {units.map((unit) => (
        <li key={`${unit.id}/${unit.kind}`}>
          {unit.name}：{unit.why === null ? kinds[unit.kind] : `不撤回，${unit.why}`}
        </li>
      ))}
      <li>
        对账箱：这一批提出、还没有决定的 {differences.waiting} 项一并了结
        {differences.decided > 0 && `；已经决定的 ${differences.decided} 项不变，请逐项更正`}。
      </li>
      <li>撤回以后，同样的内容再次报送时会重新比对；请先在主数据系统里改正。</li>
    </ul>
  )
}
