import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { usePostable } from '#web/outbox/postable.ts'
import { useMay } from '#web/session.ts'
import { workItemKindNames } from '../items/rules.ts'
import { ItemHelp } from './help.tsx'
import { aboutOf, FinishDialog, NoteDialog, PeopleDialog, PostponeDialog } from './item-dialogs.tsx'
import { ItemState } from './item-state.tsx'
import './ledger.css'

export type Item = Awaited<ReturnType<typeof call.ledger.items.get>>

/** One item: what is asked, who answers for it, what was done, the papers that show it. */
export default function ItemPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.ledger.items.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>
        <ItemHelp />
      </PageHelp>
      <PageHeader
        title={query.data?.title}
        beside={query.data && <ItemState state={query.data.state} due={query.data.due} />}
      />
      <Answered query={query}>{(item) => <Body item={item} />}</Answered>
    </>
  )
}

function Body({ item }: { item: Item }) {
  const may = useMay()('ledger.conduct')
  const running = !['done', 'cancelled'].includes(item.state)
  return (
    <div className="stack">
      {item.state === 'overdue' && (
        <Notice kind="warning">
          期限已过，仍可继续办理。请登记目前的进展；
          {item.mayDirect ? '需要更多时间的，可以调整期限。' : '需要更多时间的，请与布置的党组织商量延期。'}
        </Notice>
      )}
      <Panel title="事项">
        <Facts
          least={240}
          facts={[
            {
              label: '党组织',
              value: (
                <PageLink className="link" to={`/organizations/${item.organizationId}`}>
                  {item.organizationName}
                </PageLink>
              ),
            },
            { label: '类别', value: workItemKindNames[item.kind] },
            { label: '来源', value: item.source },
            { label: '责任人', value: item.people.map(({ name }) => name).join('、') },
            { label: '登记', value: `${item.openedOn} ${item.openedBy}` },
            { label: '完成期限', value: <When at={item.dueOn} /> },
            {
              label: '要求',
              value: <span className="ledger-words">{item.detail}</span>,
              wide: true,
              absent: item.detail === '',
            },
            { label: '办结', value: `${item.doneOn} ${item.doneBy}`, absent: item.doneOn === null },
            { label: '办理结果', value: item.doneWords, wide: true, absent: item.doneWords === null },
            {
              label: '取消原因',
              value: item.cancelledBecause,
              wide: true,
              absent: item.cancelledBecause === null,
            },
          ]}
        />
      </Panel>
      <Panel title="进展">
        {item.notes.length === 0 && <p className="muted">还没有登记进展。</p>}
        <Timeline
          entries={item.notes.toReversed().map((one) => ({
            key: one.id,
            title: one.recordedBy,
            at: one.on,
            tone: 'info',
            children: one.text,
          }))}
        />
      </Panel>
      <Evidence item={item} may={may && running} />
      {may && running && <Acts item={item} />}
    </div>
  )
}

function Evidence({ item, may }: { item: Item; may: boolean }) {
  const add = usePostable(
    call.ledger.items.files.add,
    { deed: 'ledger.items.files.add', title: `佐证材料：${item.title}`, about: aboutOf },
    { done: '已上传' },
  )
  const remove = useAct(call.ledger.items.files.remove, { done: '已删去' })
  return (
    <Panel title="佐证材料">
      {item.files.length === 0 && <p className="muted">还没有佐证材料。</p>}
      <ul className="ledger-files">
        {item.files.map((file) => (
          <li key={file.id}>
            <a className="link" href={fileAddress(`/work-items/${item.id}/files/${file.id}`, {})} download>
              {file.name}
            </a>
            <span className="grow muted">
              {fileSize(file.bytes)} · {file.addedBy}
            </span>
            {may && (
              <button
                type="button"
                className="link"
                disabled={remove.busy}
                aria-label={`删去${file.name}`}
                onClick={() => void remove.run({ id: item.id, fileId: file.id })}
              >
                删去
              </button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <FilePick
          accept=".pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.txt,.csv,.jpg,.jpeg,.png,.zip"
          several
          busy={add.busy}
          words="选择文件，或拖到这里"
          hint="照片、文档、表格，每个不超过 20 MB"
          onPick={(files) => void add.run({ id: item.id, files })}
        />
      )}
    </Panel>
  )
}

function Acts({ item }: { item: Item }) {
  const [open, setOpen] = useState<'note' | 'finish' | 'people' | 'postpone' | null>(null)
  const cancel = useAct(call.ledger.items.cancel, { done: '已取消' })
  const close = () => setOpen(null)
  const callOff = async () => {
    const reason = await askReason({ title: '取消这件事项？', submit: '取消事项', danger: true })
    if (reason !== null) await cancel.run({ id: item.id, reason })
  }
  return (
    <>
      <ActionBar>
        {item.mayDirect && (
          <>
            <button
              type="button"
              className="button quiet"
              disabled={cancel.busy}
              onClick={() => void callOff()}
            >
              取消事项
            </button>
            <button type="button" className="button" onClick={() => setOpen('postpone')}>
              调整期限
            </button>
          </>
        )}
        <button type="button" className="button" onClick={() => setOpen('people')}>
          责任人
        </button>
        <button type="button" className="button" onClick={() => setOpen('note')}>
          登记进展
        </button>
        <button type="button" className="button primary" onClick={() => setOpen('finish')}>
          办结
        </button>
      </ActionBar>
      {open === 'note' && <NoteDialog item={item} onClose={close} />}
      {open === 'finish' && <FinishDialog item={item} onClose={close} />}
      {open === 'people' && <PeopleDialog item={item} onClose={close} />}
      {open === 'postpone' && <PostponeDialog item={item} onClose={close} />}
    </>
  )
}
