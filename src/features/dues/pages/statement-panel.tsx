import { useQuery } from '@tanstack/react-query'
import { yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import type { Fund } from './fund-figures.tsx'

type Statement = Awaited<ReturnType<typeof call.dues.statements.list>>['rows'][number]

/** 公示: made in one press once the year is over; kept, and taken as PDF or Excel. */
export function StatementPanel({ fund: { organizationId: id, name, year, toldYear } }: { fund: Fund }) {
  const may = useMay()
  const query = useQuery(ask.dues.statements.list.queryOptions({ input: { organizationId: id, size: 50 } }))
  const make = useAct(call.dues.statements.make, { done: '已公示，本组织党员可以看到' })
  const open = year < yearOf(today()) && (toldYear === null || year > toldYear)
  const tell = async () => {
    const words = '公示后这一年的收支不再改动，年末结余就是下一年的结转。请先核对每一项。'
    if (await confirm({ title: `公示${name} ${year} 年党费收缴使用情况？`, words, submit: '公示' }))
      await make.run({ id, year })
  }
  return (
    <Panel title="收缴使用情况公示">
      {may('dues.collect') && open && (
        <p className="no-print">
          <button type="button" className="button primary" disabled={make.busy} onClick={() => void tell()}>
            <Icon name="print" />
            {make.busy ? '正在生成……' : `公示 ${year} 年`}
          </button>
        </p>
      )}
      {year >= yearOf(today()) && <Notice>{year} 年结束后可以公示。</Notice>}
      <Answered query={query}>
        {({ rows }) => {
          const own = rows.filter((row) => row.organizationId === id)
          return own.length === 0 ? (
            <Empty title="还没有公示过" icon="record">
              年终后选好年度，一键公示，党员在“我的党费”里能看到。
            </Empty>
          ) : (
            <ul className="dues-history">
              {own.map((row) => (
                <Told key={row.id} row={row} may={may('dues.oversee')} />
              ))}
            </ul>
          )
        }}
      </Answered>
    </Panel>
  )
}

function Told({ row, may }: { row: Statement; may: boolean }) {
  const withdraw = useAct(call.dues.statements.withdraw, { done: '已撤回，这一年可以更正后重新公示' })
  const takeBack = async () => {
    const words = '撤回后党员看不到这份公示，这一年的收支可以更正；记录和原因会保留。'
    const reason = await askReason({
      title: `撤回 ${row.year} 年的公示？`,
      words,
      submit: '撤回',
      danger: true,
    })
    if (reason) await withdraw.run({ id: row.id, reason })
  }
  const address = (format: string) => fileAddress(`/dues-statements/${row.id}/files/${format}`, {})
  return (
    <li>
      <span className="grow">
        <strong>{row.year} 年</strong> 年末结余 <span className="number">{formatYuan(row.balanceFen)}</span>{' '}
        元{' '}
        <small className="muted">
          {row.madeBy} 于 {row.asOf} 公示
        </small>
        {row.withdrawnBecause && <small className="muted">，已撤回：{row.withdrawnBecause}</small>}
      </span>
      <a className="link" href={address('pdf')} download>
        PDF
      </a>
      <a className="link" href={address('xlsx')} download>
        Excel
      </a>
      {may && !row.withdrawnBecause && (
        <button type="button" className="link" disabled={withdraw.busy} onClick={() => void takeBack()}>
          撤回
        </button>
      )}
    </li>
  )
}
