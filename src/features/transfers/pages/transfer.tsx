import { useQuery } from '@tanstack/react-query'
import { SlipPanel } from '#features/slips/pages/slip-panel.tsx'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts, RareName } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { causeNames, groundNames, originNames, transferKindNames } from '../rules.ts'
import { TransferHelp } from './help.tsx'
import { ScanPanel } from './scan-panel.tsx'
import { TransferActs } from './transfer-acts.tsx'
import { TransferPath } from './transfer-path.tsx'
import { TransferState } from './transfer-state.tsx'
import './transfers.css'

export type Transfer = Awaited<ReturnType<typeof call.transfers.get>>

/** One transfer: how far it has come, what the letter says, what happened, and the next act. */
export default function TransferPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.transfers.get.queryOptions({ input: { id } }))
  const transfer = query.data
  usePageTitle(transfer && `${transfer.personName}组织关系转接`)
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <PageHeader
        title={transfer && <RareName name={transfer.personName} />}
        beside={transfer && <TransferState state={transfer.state} overdue={transfer.overdue} />}
        note={transfer && `${transfer.fromName} → ${transfer.toName}`}
      />
      <Answered query={query}>
        {(transfer) => (
          <div className="stack">
            <TransferHints transfer={transfer} />
            <TransferPath transfer={transfer} />
            <Head transfer={transfer} />
            {transfer.kind === 'incoming' ? (
              <ScanPanel transfer={transfer} />
            ) : (
              <SlipPanel kind="transfer" subjectId={transfer.id} />
            )}
            <TransferTimeline transfer={transfer} />
            <TransferActs transfer={transfer} />
          </div>
        )}
      </Answered>
    </>
  )
}

/** What went wrong and what is to be done about it, in a sentence. */
export function TransferHints({ transfer }: { transfer: Transfer }) {
  const { sentBack, overdue, withdrawnBecause, remarks, acceptedOn, kind } = transfer
  return (
    <>
      {sentBack && (
        <Notice kind="warning">
          {`${sentBack.by}退回，原因：${groundNames[sentBack.ground]}（${sentBack.note ?? ''}）。${sentBack.remedy}`}
        </Notice>
      )}
      {overdue && (
        <Notice kind="warning">
          介绍信已超过有效期，接收之前党员仍由转出党支部统计和联系。
          {kind === 'incoming'
            ? '请联系开信的党组织重新开具，再登记新的来信。'
            : '请转出党委凭支部证明和本人申请重新开具介绍信。'}
        </Notice>
      )}
      {withdrawnBecause && <Notice>已撤回：{withdrawnBecause}</Notice>}
      {acceptedOn === null && remarks.map((words) => <Notice key={words}>{words}</Notice>)}
    </>
  )
}

function Head({ transfer }: { transfer: Transfer }) {
  const { countedBy, documentId, letterNumber } = transfer
  return (
    <Panel title="转接信息">
      <Facts
        least={240}
        facts={[
          { label: '类型', value: transferKindNames[transfer.kind] },
          { label: '转出党组织', value: transfer.fromName },
          { label: '转出党委', value: transfer.fromCommitteeName, absent: !transfer.fromCommitteeName },
          { label: '转入党组织', value: transfer.toName },
          { label: '接收党委', value: transfer.toCommitteeName, absent: !transfer.toCommitteeName },
          { label: '转接原因', value: causeNames[transfer.cause] },
          { label: '说明', value: transfer.explanation, absent: !transfer.explanation },
          { label: '党费交至', value: transfer.paidUntil },
          { label: '欠交情况', value: transfer.arrears, absent: !transfer.arrears },
          {
            label: '介绍信',
            value: documentId ? (
              <a className="link" href={fileAddress(`/transfers/${transfer.id}/letter.pdf`)}>
                {letterNumber}（打印）
              </a>
            ) : (
              letterNumber
            ),
            absent: letterNumber === null,
          },
          { label: '开具日期', value: transfer.issuedOn, absent: transfer.issuedOn === null },
          { label: '有效期至', value: transfer.validUntil, absent: transfer.validUntil === null },
          { label: '接收日期', value: transfer.acceptedOn, absent: transfer.acceptedOn === null },
          { label: '今天由谁统计', value: countedBy === 'to' ? transfer.toName : transfer.fromName },
          { label: '来源', value: `${originNames[transfer.origin]}，${transfer.startedBy}` },
          {
            label: '职务',
            value: '接收之日起，在转出党组织的职务一并免去',
            absent: !transfer.endsPosts,
          },
          { label: '工号', value: transfer.employeeNo },
          {
            label: '人员',
            value: (
              <PageLink className="link" to={`/people/${transfer.personId}`}>
                打开人员信息
              </PageLink>
            ),
            // Who has not come yet, or has gone, is not one's own.
            absent:
              transfer.countedBy === (transfer.kind === 'incoming' ? 'from' : 'to') &&
              (transfer.kind === 'incoming' || transfer.kind === 'outgoing'),
          },
        ]}
      />
    </Panel>
  )
}

/** Who did what and said what, newest first. */
export const TransferTimeline = ({ transfer }: { transfer: Transfer }) => (
  <Panel title="办理经过">
    <Timeline
      entries={transfer.events.toReversed().map((event) => ({
        key: event.id,
        title: event.name,
        note: event.title,
        outcome: event.words,
        at: event.at,
        children: event.note || undefined,
      }))}
    />
  </Panel>
)
