import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useSession } from '#web/session.ts'
import { AffairActs } from './affair-acts.tsx'
import { AffairContent } from './affair-content.tsx'
import { AffairFlow } from './affair-flow.tsx'
import { AffairState } from './affair-state.tsx'
import { AffairTimeline } from './affair-timeline.tsx'
import { AffairWaiting } from './affair-waiting.tsx'
import { Repair } from './repair.tsx'
import './approvals.css'

export type Affair = Awaited<ReturnType<typeof call.approvals.get>>

/** One affair: what it says, how far it is, what was said, and what I may do now. */
export default function AffairPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.approvals.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return <Answered query={query}>{(affair) => <Shown key={affair.may.taskId} affair={affair} />}</Answered>
}

function Shown({ affair }: { affair: Affair }) {
  const phone = useFrame() === 'phone'
  useRead(affair)
  const flow = (
    <Panel title="流程">
      <AffairFlow affair={affair} />
    </Panel>
  )
  return (
    <>
      <PageHeader
        title={phone ? '审批详情' : affair.title}
        beside={!phone && <Mark affair={affair} />}
        actions={<PrintButton />}
        note={
          phone ? undefined : `${affair.kindName} · ${affair.organizationName} · ${affair.startedName}发起`
        }
      />
      {phone && <PhoneHead affair={affair} />}
      {affair.sentBack && <SentBack affair={affair} />}
      {!phone && <div className="affair-flow">{flow}</div>}
      <div className="affair-columns">
        <div className="stack">
          {affair.may.repair ? <Repair affair={affair} /> : <AffairContent affair={affair} />}
          {phone && flow}
        </div>
        <div className="stack">
          <AffairWaiting affair={affair} />
          <Panel title="审批记录">
            <AffairTimeline affair={affair} />
          </Panel>
        </div>
      </div>
      <AffairActs affair={affair} />
    </>
  )
}

/** Whoever opens what was copied to him has read it. */
function useRead({ id, copies }: Affair) {
  const name = useSession().data?.person?.name
  const unread = copies.some((copy) => copy.name === name && copy.readAt === null)
  useEffect(() => {
    if (unread) void call.approvals.acts.read({ id })
  }, [id, unread])
}

const PrintButton = () => (
  <button type="button" className="button no-print" onClick={() => window.print()}>
    <Icon name="print" />
    打印审批单
  </button>
)

const Mark = ({ affair }: { affair: Affair }) =>
  affair.may.taskId ? (
    <span className="affair-mark">
      {affair.atStart ? '待我修改' : affair.may.complete ? '待我办理' : '待我审批'}
    </span>
  ) : (
    <AffairState status={affair.status} />
  )

function PhoneHead({ affair }: { affair: Affair }) {
  return (
    <Panel className="affair-head">
      <div className="row">
        <span className="label">{affair.kindName}</span>
        <span className="grow" />
        <Mark affair={affair} />
      </div>
      <h2>{affair.title}</h2>
      <p className="muted">
        {affair.startedName} · {affair.organizationName}
      </p>
    </Panel>
  )
}

function SentBack({ affair }: { affair: Affair }) {
  const { sentBack, fields } = affair
  if (!sentBack) return null
  const marked = fields.filter(({ key }) => sentBack.marks.includes(key)).map(({ label }) => label)
  return (
    <div className="affair-flow">
      <Notice kind="warning">
        <b>{sentBack.name}退回</b>：{sentBack.opinion}
        {marked.length > 0 && (
          <div>请修改：{marked.join('、')}。改好后直接回到退回的人；改动其他内容则重新逐步审批。</div>
        )}
      </Notice>
    </div>
  )
}
