import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { call } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { wayNames } from '../payments/rules.ts'
import type { Charge } from './charge-list.tsx'
import { Lines } from './shown.tsx'

/** How one amount came about, what changed it, what was paid for it. Opening it stands in the trail. */
export function ExplainDialog({ row, onClose }: { row: Charge; onClose: () => void }) {
  const { personId: id, month } = row
  const query = useQuery({
    queryKey: ['dues', 'explain', id, month],
    queryFn: () => call.dues.roll.explain({ id, month }),
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog open title={`${row.personName} ${monthInWords(month)}党费`} onClose={onClose}>
      <Answered query={query} lines={4}>
        {({ fen, lines, corrections, payments }) => (
          <div className="stack">
            <p className="dues-amount">
              <span className="number">{formatYuan(fen)}</span>
              <small>元</small>
            </p>
            <Lines lines={lines.map((line) => line.replace('您的', ''))} />
            {corrections.length > 0 && (
              <Panel title="更正">
                <Timeline
                  entries={corrections.map((one) => ({
                    key: one.at,
                    title: `${formatYuan(one.wasFen)} 元改为 ${one.fen === null ? '不交' : `${formatYuan(one.fen)} 元`}`,
                    note: `${one.because}，${one.by}`,
                    at: one.at,
                  }))}
                />
              </Panel>
            )}
            {payments.length > 0 && (
              <Panel title="交纳">
                <Timeline
                  entries={payments.map((one) => ({
                    key: `${one.intakeId}`,
                    title: `${formatYuan(one.fen)} 元，${wayNames[one.way as 'cash']}`,
                    note: `${one.recordedBy}登记`,
                    at: one.paidOn,
                    undone: one.withdrawnBecause !== null,
                  }))}
                />
              </Panel>
            )}
          </div>
        )}
      </Answered>
    </Dialog>
  )
}
