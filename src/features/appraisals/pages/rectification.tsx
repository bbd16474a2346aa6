import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { sourceNames } from '../rectifications/rules.ts'
import { SolveDialog } from './rectification-dialogs.tsx'
import { RectificationDot } from './rectification-list.tsx'
import './appraisals.css'

type One = Awaited<ReturnType<typeof call.appraisals.rectifications.get>>

const rectificationHelp = (
  <>
    <h3>整改</h3>
    <ul>
      <li>“记录进展”随时写做了什么；完成后点“登记整改完成”，附上材料。</li>
      <li>确认到位的点“确认销号”；不到位的退回继续整改，写明原因。没有销号的跨年度继续跟踪。</li>
    </ul>
  </>
)

/** One problem, what is done about it, and its evidence. */
export default function RectificationPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.appraisals.rectifications.get.queryOptions({ input: { id } }))
  usePageTitle(query.data && '整改')
  return (
    <>
      <PageHelp>{rectificationHelp}</PageHelp>
      <PageHeader
        title={query.data && '整改'}
        note={query.data?.organizationName}
        beside={query.data && <RectificationDot row={query.data} />}
      />
      <Answered query={query}>
        {(one) => (
          <div className="stack">
            <Panel>
              <Facts
                facts={[
                  { label: '问题', value: one.problem, wide: true },
                  { label: '整改措施', value: one.measure, wide: true },
                  { label: '责任人', value: one.responsibleName },
                  { label: '完成期限', value: one.dueOn },
                  { label: '来源', value: sourceNames[one.source] },
                  { label: '个人问题', value: one.personName, absent: one.personName === null },
                  { label: '提出', value: `${one.raisedOn} ${one.raisedBy}` },
                  {
                    label: '整改情况',
                    value: `${one.solvedOn} ${one.solvedBy}：${one.solvedNote}`,
                    wide: true,
                    absent: one.solvedOn === null,
                  },
                  {
                    label: '销号',
                    value: `${one.confirmedOn} ${one.confirmedBy}`,
                    absent: one.confirmedOn === null,
                  },
                ]}
              />
              <Acts one={one} />
            </Panel>
            <Trace one={one} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Acts({ one }: { one: One }) {
  const may = useMay()('appraisals.conduct')
  const [asking, setAsking] = useState<'note' | 'solve' | null>(null)
  const note = useAct(call.appraisals.rectifications.note, { done: '已记录' })
  const confirm = useAct(call.appraisals.rectifications.confirm, { done: '已销号' })
  const reopen = useAct(call.appraisals.rectifications.reopen, { done: '已退回继续整改' })
  const sendBack = async () => {
    const reason = await askReason({ title: '退回继续整改', submit: '退回' })
    if (reason) await reopen.run({ id: one.id, reason })
  }
  if (!may) return null
  return (
    <div className="row">
      {one.status === 'open' && (
        <>
          <button type="button" className="button" onClick={() => setAsking('note')}>
            记录进展
          </button>
          <button type="button" className="button primary" onClick={() => setAsking('solve')}>
            登记整改完成
          </button>
        </>
      )}
      {one.status === 'solved' && (
        <>
          <button type="button" className="button" onClick={() => void sendBack()}>
            退回继续整改
          </button>
          <button
            type="button"
            className="button primary"
            disabled={confirm.busy}
            onClick={() => void confirm.run({ id: one.id })}
          >
            确认销号
          </button>
        </>
      )}
      {asking === 'note' && (
        <FormDialog
          title="记录进展"
          fields={[{ kind: 'words', name: 'text', label: '进展', required: true, maximum: 1000 }]}
          submitWord="保存"
          onClose={() => setAsking(null)}
          onSubmit={({ text }) => note.send({ id: one.id, text: String(text) })}
        />
      )}
      {asking === 'solve' && <SolveDialog id={one.id} onClose={() => setAsking(null)} />}
    </div>
  )
}

function Trace({ one }: { one: One }) {
  if (one.notes.length + one.files.length === 0) return null
  return (
    <Panel title="进展和材料">
      <ul className="appraisal-lines">
        {one.notes.map(({ text, notedAt, notedBy }) => (
          <li key={notedAt}>
            <span className="muted">
              <When at={notedAt} /> {notedBy}
            </span>
            <span className="grow">{text}</span>
          </li>
        ))}
        {one.files.map(({ id, name }) => (
          <li key={id}>
            <a className="link" href={fileAddress(`/rectifications/${one.id}/files/${id}`)} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
