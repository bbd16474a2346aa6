import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { wayNames } from '../payments/rules.ts'
import { duesKindNames } from '../rules.ts'
import { BaseForm, itemsInWords } from './base-dialogs.tsx'
import { DuesHelp } from './help.tsx'
import { OwnStatements } from './own-statements.tsx'
import { ChargeDot, Lines } from './shown.tsx'
import './dues.css'

type Own = Awaited<ReturnType<typeof call.dues.own.get>>

/** 我的党费: this month and how it is reckoned, my base, what I paid. */
export default function OwnDues() {
  const query = useQuery(ask.dues.own.get.queryOptions())
  const [proposing, setProposing] = useState(false)
  return (
    <>
      <PageHelp>
        <DuesHelp />
      </PageHelp>
      <PageHeader />
      <Answered query={query}>
        {(own) => (
          <div className="stack">
            <Present own={own} />
            <OwnBase own={own} propose={() => setProposing(true)} />
            <History own={own} />
            <Payments own={own} />
            <OwnStatements />
            {proposing && <ProposeDialog own={own} onClose={() => setProposing(false)} />}
          </div>
        )}
      </Answered>
    </>
  )
}

function Present({ own: { month, present, owingFen, owingMonths, stage, paidUntil } }: { own: Own }) {
  return (
    <Panel title={`${monthInWords(month)}党费`} extra={present && <ChargeDot state={present.state} />}>
      {present ? (
        <>
          <p className="dues-amount">
            <span className="number">{formatYuan(present.fen)}</span>
            <small>元</small>
          </p>
          <Lines lines={present.lines} />
        </>
      ) : (
        <Notice>这个月的党费还没有核算，党支部核算后在这里显示。</Notice>
      )}
      {owingMonths > 0 && (
        <Notice kind="warning">
          还有 {owingMonths} 个月共 {formatYuan(owingFen)} 元没有交齐，方便时请交到党支部。
          {stage === 'remind' || stage === 'case' ? '如果有困难，请告诉支部书记，可以申请减免。' : ''}
        </Notice>
      )}
      {paidUntil && owingMonths === 0 && <p className="muted">党费已交至 {monthInWords(paidUntil)}。</p>}
    </Panel>
  )
}

function OwnBase({ own: { base, proposal }, propose }: { own: Own; propose: () => void }) {
  const confirm = useAct(call.dues.own.confirm, { done: '已确认' })
  const withdraw = useAct(call.dues.own.withdraw, { done: '已撤回' })
  const waits = proposal?.state === 'proposed'
  return (
    <Panel title="我的缴费基数">
      {base ? (
        <Facts
          facts={[
            { label: '类别', value: duesKindNames[base.kind] },
            { label: '基数', value: base.fen === null ? '不按基数' : `${formatYuan(base.fen)} 元` },
            { label: '起始月份', value: monthInWords(base.fromMonth) },
            { label: '组成', value: itemsInWords(base), wide: true, absent: base.fen === null },
            { label: '确认', value: base.confirmedAt ? '本人已确认' : '待本人确认' },
          ]}
        />
      ) : (
        <Notice>党支部还没有登记您的缴费基数，您也可以自己填报。</Notice>
      )}
      {waits && <Notice>您申请的新基数正在等党支部核对。</Notice>}
      {proposal?.state === 'declined' && (
        <Notice kind="warning">上次申请未同意：{proposal.declinedBecause}</Notice>
      )}
      <div className="row">
        {base && !base.confirmedAt && (
          <button
            type="button"
            className="button primary"
            disabled={confirm.busy}
            onClick={() => void confirm.run({ id: base.id })}
          >
            确认无误
          </button>
        )}
        {waits ? (
          <button type="button" className="button" onClick={() => void withdraw.run(undefined)}>
            撤回申请
          </button>
        ) : (
          <button type="button" className="button" onClick={propose}>
            {base ? '申请更正' : '填报基数'}
          </button>
        )}
        {base && <PrintOwn kind="duesBase" subjectId={base.id} />}
      </div>
    </Panel>
  )
}

function History({ own: { history } }: { own: Own }) {
  const [all, setAll] = useState(false)
  return (
    <Panel title="各月党费">
      {history.length === 0 ? (
        <Empty title="还没有核算过的月份" icon="record" />
      ) : (
        <ul className="dues-history">
          {history.slice(0, all ? undefined : 12).map((one) => (
            <li key={one.month}>
              <details>
                <summary>
                  {monthInWords(one.month)} <span className="number">{formatYuan(one.fen)}</span> 元
                  {one.corrected && <small className="muted"> 已更正</small>}
                </summary>
                <Lines lines={one.lines} />
              </details>
              <ChargeDot state={one.state} />
            </li>
          ))}
        </ul>
      )}
      {history.length > 12 && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          更早的月份
        </button>
      )}
    </Panel>
  )
}

/** What was given at one time, as one line. */
function Payments({ own: { payments } }: { own: Own }) {
  const [all, setAll] = useState(false)
  const takings = new Map<number, typeof payments>()
  for (const one of payments) takings.set(one.intakeId, [...(takings.get(one.intakeId) ?? []), one])
  return (
    <Panel title="交纳记录和收据">
      {payments.length === 0 ? (
        <Empty title="还没有交纳记录" icon="record" />
      ) : (
        <ul className="dues-history">
          {[...takings].slice(0, all ? undefined : 12).map(([id, parts]) => (
            <li key={id}>
              <span className="grow">
                {parts[0]?.paidOn}{' '}
                <span className="dues-whole">
                  <span className="number">{formatYuan(parts.reduce((sum, { fen }) => sum + fen, 0))}</span>{' '}
                  元
                </span>{' '}
                <small className="muted dues-whole">{wayNames[parts[0]?.way as 'cash']}</small>
              </span>
              {parts[0]?.withdrawnBecause ? (
                <small className="muted">已撤销：{parts[0].withdrawnBecause}</small>
              ) : (
                <a className="link" href={fileAddress(`/own-dues/receipts/${id}`)} download>
                  收据
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {takings.size > 12 && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          更早的记录
        </button>
      )}
    </Panel>
  )
}

function ProposeDialog({ own: { base }, onClose }: { own: Own; onClose: () => void }) {
  const propose = useAct(call.dues.own.propose, { done: '已提交，等党支部核对' })
  return (
    <BaseForm
      title={base ? '申请更正缴费基数' : '填报缴费基数'}
      known={base}
      more={[{ kind: 'words', name: 'explanation', label: '说明', required: true, maximum: 300 }]}
      notice="按实际领取的工资条填写。只有您本人、党支部和上级党委能看到金额，查看会留下记录。"
      submitWord="提交"
      submit={(said, values) => propose.send({ ...said, explanation: String(values.explanation) })}
      onClose={onClose}
    />
  )
}
