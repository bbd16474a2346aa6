import { formatYuan } from '#basics/money.ts'
import type { call } from '#web/call.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { purposeNames } from '../funds/rules.ts'
import { Yuan } from './shown.tsx'

export type Fund = Awaited<ReturnType<typeof call.dues.funds.get>>

/** The days of a year, as the filters of a list are written in an address. */
const within = (year: number, from: string, until: string) => `${from}=${year}-01-01&${until}=${year}-12-31`

/** 收支 of the year; each figure opens what is behind it. */
export function FundFigures({ fund }: { fund: Fund }) {
  const { organizationId: id, year, branch } = fund
  const yuan = (label: string, fen: number, to?: string, note?: string) => ({
    label: `${label}（元）`,
    value: formatYuan(fen),
    ...(to && { to }),
    ...(note && { note }),
  })
  const collected = `/dues-payments?fundOfId=${id}&${within(year, 'paidFrom', 'paidUntil')}`
  const received = `/dues-remittances?receiverId=${id}&state=confirmed&${within(year, 'receivedFrom', 'receivedUntil')}`
  const remitted = `/dues-remittances?organizationId=${id}&${within(year, 'handedFrom', 'handedUntil')}`
  const used = `/dues-uses?fundOfId=${id}&${within(year, 'usedFrom', 'usedUntil')}`
  return (
    <>
      <FigureBand
        figures={[
          yuan('上年结转', fund.carriedFen, `/dues-funds?organizationId=${id}&year=${year - 1}`),
          yuan(branch ? '收取党员党费' : '本级收取', fund.collectedFen, collected),
          ...(branch ? [] : [yuan('下级上缴', fund.receivedFen, received)]),
          yuan('上缴上级', fund.remittedFen, remitted),
          yuan('使用', fund.usedFen, used),
          yuan('结余', fund.balanceFen, undefined, '结转加收入，减上缴和使用'),
        ]}
      />
      {fund.gifts > 0 && (
        <Notice>
          另代收大额党费 {fund.gifts} 笔共 {formatYuan(fund.giftFen)} 元，全部转交中央，不计入结余。
          <PageLink
            className="link"
            to={`/dues-gifts?organizationId=${id}&${within(year, 'paidFrom', 'paidUntil')}`}
          >
            查看
          </PageLink>
        </Notice>
      )}
    </>
  )
}

/** 使用 by purpose. */
export const UseTable = ({ fund: { organizationId: id, year, uses, usedFen } }: { fund: Fund }) => (
  <Panel title="党费使用">
    {usedFen === 0 ? (
      <Empty title={`${year} 年还没有使用`} icon="record" />
    ) : (
      <ul className="dues-history">
        {uses
          .filter(({ entries }) => entries > 0)
          .map(({ purpose, fen, entries }) => (
            <li key={purpose}>
              <span className="grow">{purposeNames[purpose]}</span>
              <span>
                <Yuan fen={fen} /> 元
              </span>
              <PageLink
                className="link"
                to={`/dues-uses?fundOfId=${id}&purpose=${purpose}&${within(year, 'usedFrom', 'usedUntil')}`}
              >
                {entries} 笔
              </PageLink>
            </li>
          ))}
      </ul>
    )}
  </Panel>
)

/** 党员交纳 for the months of the year, by organization in the order of the tree. */
export const BelowTable = ({ fund: { year, below, branch } }: { fund: Fund }) => (
  <Panel title={`${year} 年各月应交和已交`}>
    {below.length === 0 ? (
      <Empty title="这一年没有核算党费" icon="record" />
    ) : (
      <ul className="dues-history">
        {below.map(({ organizationId, name, people, dueFen, paidFen }) => (
          <li key={organizationId}>
            <PageLink
              className="link grow"
              to={
                branch
                  ? `/dues?organizationId=${organizationId}`
                  : `/dues-funds?organizationId=${organizationId}&year=${year}`
              }
            >
              {name}
            </PageLink>
            <small className="muted">{people} 人</small>
            <span>
              应交 <Yuan fen={dueFen} /> 元，已交 <Yuan fen={paidFen} /> 元
            </span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
