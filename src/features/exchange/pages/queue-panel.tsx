import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type CrossingState, crossingStateNames, openStatesIn } from '../short-messages/rules.ts'
import type { State } from './state-panels.tsx'

/** The messages behind a number. */
const behind = (states: readonly CrossingState[]) =>
  `/exchange/messages?${states.map((state) => `state=${state}`).join('&')}`

/** Short messages by the other network: how they leave, and how they stand. */
export function QueuePanel({ state: { zone, queue } }: { state: State }) {
  return (
    <Panel
      title="短信队列"
      extra={
        <PageLink className="link" to="/exchange/messages">
          短信摆渡
        </PageLink>
      }
    >
      {zone === 'intranet' ? <Inside queue={queue} /> : <Outside queue={queue} />}
    </Panel>
  )
}

function Inside({ queue }: Pick<State, 'queue'>) {
  const { waiting, askedAt, askedBy, agreedAt, agreedBy } = queue
  return (
    <div className="stack">
      <Facts
        least={260}
        facts={[
          {
            label: '等待发送或者回执',
            value: (
              <PageLink className="link" to={behind(openStatesIn('intranet'))}>
                {waiting} 条
              </PageLink>
            ),
          },
          {
            label: '放行方式',
            value: agreedAt ? '随时送出，不逐包放行' : '随摆渡包核对、放行',
          },
          {
            label: '提出',
            value: askedAt && (
              <>
                {askedBy} <When at={askedAt} />
              </>
            ),
            absent: !askedAt,
          },
          {
            label: '同意',
            value: agreedAt ? (
              <>
                {agreedBy} <When at={agreedAt} />
              </>
            ) : (
              '等待另一位同志'
            ),
            absent: !askedAt,
          },
        ]}
      />
      <p className="muted">
        只送加密的号码、模板名称和编号、日期、数量等参数，不含姓名和内容；24
        小时没有发出的作废，改用其他渠道。渠道在
        <PageLink className="link" to="/message-channels">
          发送渠道
        </PageLink>
        里选择。
      </p>
      <Acts queue={queue} />
    </div>
  )
}

function Acts({ queue: { may } }: Pick<State, 'queue'>) {
  const ask = useAct(call.exchange.queue.ask, { done: '已提出，请另一位同志同意' })
  const agree = useAct(call.exchange.queue.agree, { done: '已同意，今后短信随时送出' })
  const end = useAct(call.exchange.queue.end, { done: '已恢复逐包放行' })
  const words = '今后待发短信每五分钟自动装包送出，不再逐包核对、放行；包里只有加密的号码、模板和参数。'
  const begin = async () => {
    if (await confirm({ title: '短信队列不逐包放行？', words, submit: '提出' })) await ask.run(undefined)
  }
  const consent = async () => {
    if (await confirm({ title: '同意短信队列不逐包放行？', words, submit: '同意' }))
      await agree.run(undefined)
  }
  const stop = async () => {
    const reason = await askReason({ title: '恢复逐包放行', submit: '恢复' })
    if (reason) await end.run({ reason })
  }
  if (may.length === 0) return null
  return (
    <div className="exchange-acts">
      {may.includes('ask') && (
        <button type="button" className="button" disabled={ask.busy} onClick={() => void begin()}>
          提出不逐包放行
        </button>
      )}
      {may.includes('agree') && (
        <button type="button" className="button primary" disabled={agree.busy} onClick={() => void consent()}>
          同意不逐包放行
        </button>
      )}
      {may.includes('end') && (
        <button type="button" className="button" disabled={end.busy} onClick={() => void stop()}>
          恢复逐包放行
        </button>
      )}
    </div>
  )
}

function Outside({ queue: { relayed } }: Pick<State, 'queue'>) {
  if (relayed.length === 0) return <p className="muted">内网没有交来短信。</p>
  return (
    <Facts
      least={160}
      facts={relayed.map(({ state: kept, count }) => {
        // What waits there to be sent has arrived, as seen from inside.
        const state = (kept === 'waiting' ? 'arrived' : kept) as CrossingState
        return {
          label: crossingStateNames[state],
          value: (
            <PageLink className="link" to={behind([state])}>
              {count} 条
            </PageLink>
          ),
        }
      })}
    />
  )
}
