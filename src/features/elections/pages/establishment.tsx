import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { kindNames } from '#features/organizations/rules.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { establishmentKindNames } from '../establishments/rules.ts'
import { electionStatusNames } from '../rules.ts'
import { statusTones } from './establishment-list.tsx'
import './elections.css'

type Establishment = Awaited<ReturnType<typeof call.elections.establishments.get>>

/** One founding, closure or new name: what was asked, its 请示 and 批复, and the next act. */
export default function EstablishmentPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.elections.establishments.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHeader
        title={query.data?.title}
        beside={
          query.data && (
            <StatusDot tone={statusTones[query.data.status]}>
              {electionStatusNames[query.data.status]}
            </StatusDot>
          )
        }
      />
      <Answered query={query}>
        {(one) => (
          <div className="stack">
            {one.withdrawnBecause && <Notice>已撤销办理：{one.withdrawnBecause}</Notice>}
            {one.warnings.map((words) => (
              <Notice key={words} kind="warning">
                {words}
              </Notice>
            ))}
            <Path one={one} />
            <Head one={one} />
            {one.members.length > 0 && (
              <Panel title={`转入的党员（${one.members.length} 名）`}>
                <ul className="election-winners">
                  {one.members.map((member) => (
                    <li key={member.id}>
                      {member.name}
                      {member.politicalStatus === 'probationaryMember' && (
                        <small className="muted">预备党员</small>
                      )}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {one.status === 'running' && <Acts one={one} />}
          </div>
        )}
      </Answered>
    </>
  )
}

/** Decided, asked, answered, registered. */
function Path({ one }: { one: Establishment }) {
  const { state, requestId, number, replyNumber, repliedOn } = one.paper
  const sent = state === 'running' || state === 'agreed'
  const steps = [
    { title: '研究决定', note: one.decidedOn, done: true },
    { title: '请示', note: number ?? '', done: sent },
    {
      title: '上级批复',
      note: [replyNumber, repliedOn].filter(Boolean).join('，'),
      done: state === 'agreed',
    },
    { title: '登记到党组织', note: one.effectiveOn ?? '', done: one.status === 'done' },
  ]
  const current = steps.findIndex(({ done }) => !done)
  return (
    <Panel title="办理步骤">
      <ol className="election-path" aria-label="办理步骤">
        {steps.map((step, at) => (
          <li
            key={step.title}
            className={step.done ? 'done' : at === current ? 'current' : 'later'}
            aria-current={at === current ? 'step' : undefined}
          >
            <i aria-hidden="true">{at + 1}</i>
            <div className="election-step">
              <strong>{step.title}</strong>
              <span className="election-step-note">
                {at === 1 && requestId ? (
                  <PageLink className="link" to={`/requests/${requestId}`}>
                    {step.note || '打开请示'}
                  </PageLink>
                ) : (
                  step.note
                )}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const Head = ({ one }: { one: Establishment }) => (
  <Panel>
    <Facts
      least={240}
      facts={[
        { label: '类别', value: establishmentKindNames[one.kind] },
        { label: '提出单位', value: one.organizationName },
        {
          label: '党组织',
          value: one.subjectId && (
            <PageLink className="link" to={`/organizations/${one.subjectId}`}>
              打开党组织
            </PageLink>
          ),
          absent: one.subjectId === null,
        },
        { label: '支部类别', value: one.branchKind && kindNames[one.branchKind], absent: !one.branchKind },
        { label: '名称', value: one.name, absent: one.name === null, wide: true },
        { label: '组织编码', value: one.code, absent: one.code === null },
        { label: '覆盖单位', value: `${one.units} 个`, absent: one.units === null },
        { label: '项目期限', value: `${one.projectMonths} 个月`, absent: one.projectMonths === null },
        { label: '拟任书记', value: one.secretaryName, absent: one.secretaryName === null },
        { label: '党员转入', value: one.receivingName, absent: one.receivingName === null },
        { label: '理由', value: one.grounds, wide: true },
        { label: '提出', value: one.startedBy },
      ]}
    />
  </Panel>
)

function Acts({ one }: { one: Establishment }) {
  const { id, paper } = one
  const may = useMay()
  const go = useGo()
  const [noting, setNoting] = useState(false)
  const request = useAct(call.elections.establishments.request, {
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  const register = useAct(call.elections.establishments.register, { done: '已登记到党组织' })
  const withdraw = useAct(call.elections.establishments.withdraw, { done: '已撤销办理' })
  if (!may('elections.conduct')) return null
  const takeBack = async () => {
    const reason = await askReason({ title: '撤销办理', words: '已报的请示请另行撤回。', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  const open = paper.state === 'missing' || paper.state === 'refused'
  return (
    <ActionBar>
      <button type="button" className="button danger" onClick={() => void takeBack()}>
        撤销办理
      </button>
      {may('elections.approve') && open && (
        <button type="button" className="button" onClick={() => setNoting(true)}>
          登记纸质批复
        </button>
      )}
      {open && (
        <button
          type="button"
          className="button primary"
          disabled={request.busy}
          onClick={() => void request.run({ id })}
        >
          {paper.state === 'refused' ? '重新起草请示' : '起草请示'}
        </button>
      )}
      {!open && paper.state !== 'agreed' && paper.requestId && (
        <PageLink className="button primary" to={`/requests/${paper.requestId}`}>
          {paper.state === 'draft' ? '继续写请示' : '查看请示'}
        </PageLink>
      )}
      {paper.state === 'agreed' && (
        <button
          type="button"
          className="button primary"
          disabled={register.busy}
          onClick={() => void register.run({ id })}
        >
          立即登记
        </button>
      )}
      {noting && <NoteDialog id={id} onClose={() => setNoting(false)} />}
    </ActionBar>
  )
}

function NoteDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const note = useAct(call.elections.establishments.note, { done: '已登记批复' })
  return (
    <FormDialog
      title="登记纸质批复"
      fields={[
        { kind: 'text', name: 'number', label: '批复文号', required: true, maximum: 60 },
        { kind: 'day', name: 'repliedOn', label: '批复日期', required: true, until: today() },
      ]}
      start={{ repliedOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ number, repliedOn }) =>
        note.send({ id, number: String(number), repliedOn: String(repliedOn) })
      }
    />
  )
}
