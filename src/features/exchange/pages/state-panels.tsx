import type { call } from '#web/call.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { zoneNames } from '../kinds/rules.ts'
import { inFours } from '../partners/rules.ts'
import { QueuePanel } from './queue-panel.tsx'

export type State = Awaited<ReturnType<typeof call.exchange.state>>

/** Who is joined, how far each has come, and whether both count the same. */
export function StatePanels({ state }: { state: State }) {
  const { partner, received, openPackageId } = state
  return (
    <div className="stack exchange-state">
      {partner?.madeUp && (
        <Notice kind="info">
          演示单位：这里的往来是装入的演示数据，并没有这样一套外网平台。放行以后照样写出加密的包文件，但不会有回执。要看真实的往来，请另装一套外网平台，结束这里的摆渡关系后互相登记。
        </Notice>
      )}
      {openPackageId !== null && (
        <Notice kind="info">
          有一个摆渡包等待核对或放行：
          <PageLink className="link" to={`/exchange/packages/${openPackageId}`}>
            打开清单
          </PageLink>
        </Notice>
      )}
      {received.missing.length > 0 && (
        <Notice kind="warning">
          对方的第 {received.missing.join('、')} 号包还没有到，后面的先等着。回执会告诉对方，缺的再交来。
        </Notice>
      )}
      <PanelGrid least={340}>
        <Sides state={state} />
        {partner && <Counts state={state} />}
        {partner && <QueuePanel state={state} />}
      </PanelGrid>
    </div>
  )
}

function Sides({ state: { zone, fingerprint, partner, sent, received } }: { state: State }) {
  return (
    <Panel
      title="双方"
      extra={
        <PageLink className="link" to="/exchange/refusals">
          没有收下的文件
        </PageLink>
      }
    >
      <Facts
        least={260}
        facts={[
          { label: '本方', value: `${zoneNames[zone]}平台` },
          { label: '对方', value: partner ? `${partner.name}（${zoneNames[partner.zone]}）` : '还没有登记' },
          { label: '本方指纹', value: <code className="print">{inFours(fingerprint)}</code>, wide: true },
          {
            label: '对方指纹',
            value: <code className="print">{inFours(partner?.fingerprint ?? '')}</code>,
            wide: true,
            absent: !partner,
          },
          {
            label: '发出',
            value: `到第 ${sent.last} 号，对方已收到第 ${sent.confirmed} 号${sent.toHand ? `，${sent.toHand} 个等待交出` : ''}`,
            absent: !partner,
          },
          {
            label: '收到',
            value: `到第 ${received.have} 号${received.waiting.length ? `，第 ${received.waiting.join('、')} 号先等着` : ''}`,
            absent: !partner,
          },
          {
            label: '最近回执',
            value: partner?.heardAt ? <When at={partner.heardAt} /> : '还没有',
            absent: !partner,
          },
        ]}
      />
    </Panel>
  )
}

const agreement = ({ agreed, wholeDue }: State['kinds'][number]) => {
  if (agreed) return <StatusDot tone="good">一致</StatusDot>
  if (wholeDue) return <StatusDot tone="warning">不一致，下次整体重发</StatusDot>
  return agreed === null ? (
    <StatusDot>对方还没有说</StatusDot>
  ) : (
    <StatusDot tone="warning">还没有对齐</StatusDot>
  )
}

function Counts({ state }: { state: State }) {
  return (
    <Panel title="双方的数目和摘要">
      <ul className="exchange-kinds">
        {state.kinds.map((kind) => (
          <li key={kind.kind}>
            <b>{kind.title}</b>
            <span className="muted">
              由{zoneNames[kind.owner]}送{kind.owner === state.zone ? '出' : '来'}
            </span>
            <Side name="本方" {...kind.ours} />
            {kind.owner === state.zone && kind.theirs && <Side name="对方" {...kind.theirs} />}
            {kind.owner === state.zone && agreement(kind)}
          </li>
        ))}
      </ul>
      <p className="muted">摘要是这一类全部内容的校验码，两边平台上显示的应当一样。</p>
    </Panel>
  )
}

function Side({ name, count, digest }: { name: string; count: number; digest: string }) {
  return (
    <span className="side">
      {name} {count} 项 <code>{digest.slice(0, 16)}</code>
    </span>
  )
}
