import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useOutside } from '#web/session.ts'
import { crossingStateNames } from '../short-messages/rules.ts'
import { PackageLink } from './package-link.tsx'
import { crossingTones } from './package-marks.ts'

/** The message behind a line: what it says, what of it goes over, and each step of its way. */
export function MessageDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const query = useQuery(ask.exchange.shortMessages.get.queryOptions({ input: { id } }))
  const outside = useOutside()
  return (
    <Dialog open drawer width={560} title={query.data?.templateName ?? '一条短信'} onClose={onClose}>
      <Answered query={query} lines={8}>
        {(one) => (
          <div className="stack exchange-item">
            <Facts
              least={200}
              facts={[
                { label: '收件人', value: one.recipientName, absent: one.recipientName === null },
                { label: '党组织', value: one.organizationName, absent: one.organizationName === null },
                {
                  label: '状态',
                  value: (
                    <StatusDot tone={crossingTones[one.state]}>{crossingStateNames[one.state]}</StatusDot>
                  ),
                },
                { label: '原因', value: one.because, absent: one.because === null },
                { label: outside ? '收到' : '排队', value: <When at={one.at} /> },
                {
                  label: '摆渡包',
                  value: <PackageLink id={one.packageId} number={one.packageNumber} />,
                  absent: one.packageId === null,
                },
                {
                  label: outside ? '发出' : '得知已发出',
                  value: <When at={one.sentAt} />,
                  absent: one.sentAt === null,
                },
                { label: '办结', value: <When at={one.settledAt} />, absent: one.settledAt === null },
                { label: '作废时间', value: <When at={one.lapsesAt} /> },
              ]}
            />
            {one.text && (
              <section>
                <h3>短信内容</h3>
                <p className="text">{one.text}</p>
              </section>
            )}
            {one.facts.length > 0 && (
              <section>
                <h3>{outside ? '交来的参数' : '送出的参数'}</h3>
                <Facts least={160} facts={one.facts} />
              </section>
            )}
            {one.recipientName !== null && (
              <PageLink
                className="link"
                to={`/message-deliveries?channel=sms&text=${encodeURIComponent(one.recipientName)}`}
              >
                这位同志的全部短信
              </PageLink>
            )}
          </div>
        )}
      </Answered>
    </Dialog>
  )
}
