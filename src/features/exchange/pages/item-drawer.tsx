import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { gradeTones } from './package-marks.ts'

type Whole = Awaited<ReturnType<typeof call.exchange.packages.item>>

/** Everything that would leave of one record, to be read; what was found in it, and what is decided. */
export function ItemDrawer({ id, open, onClose }: { id: number; open: boolean; onClose: () => void }) {
  const query = useQuery(ask.exchange.packages.item.queryOptions({ input: { id } }))
  return (
    <Dialog
      open
      drawer
      width={640}
      title={query.data?.name ?? '一项'}
      onClose={onClose}
      foot={query.data && open && <Foot item={query.data} />}
    >
      <Answered query={query} lines={8}>
        {(item) => (
          <div className="stack exchange-item">
            {item.gone && <Notice kind="info">内网已撤下，或不再公开：对方收到后也撤下。</Notice>}
            {item.heldBecause && (
              <Notice kind="warning">
                {item.heldBy}扣下：{item.heldBecause}
              </Notice>
            )}
            <Findings item={item} open={open} />
            <Files item={item} />
            <Texts item={item} />
          </div>
        )}
      </Answered>
    </Dialog>
  )
}

function Findings({ item, open }: { item: Whole; open: boolean }) {
  const may = useMay()('exchange.prepare') && open && !item.heldBecause
  const allow = useAct(call.exchange.packages.allow, { done: '已准许' })
  if (item.findings.length === 0) return null
  const permit = async (id: number, title: string) => {
    const words = '写明为什么可以公开，例如：纪念馆对外公布的参观电话。'
    const reason = await askReason({ title: `准许：${title}`, words, label: '理由', submit: '准许' })
    if (reason) await allow.run({ id, reason })
  }
  return (
    <section>
      <h3>查出</h3>
      <ul className="exchange-findings">
        {item.findings.map((one) => (
          <li key={one.id}>
            <StatusDot tone={one.allowedAt ? 'good' : gradeTones[one.grade]}>{one.title}</StatusDot>
            <span className="muted">{one.place}</span>
            <q>{one.excerpt}</q>
            {one.allowedAt && (
              <span className="muted">
                {one.allowedBy}准许（{one.allowedBecause}） <When at={one.allowedAt} />
              </span>
            )}
            {may && one.grade === 'decide' && !one.allowedAt && (
              <button type="button" className="button small" onClick={() => void permit(one.id, one.title)}>
                准许
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Files({ item: { files } }: { item: Whole }) {
  if (files.length === 0) return null
  return (
    <section>
      <h3>文件</h3>
      <ul className="exchange-files">
        {files.map(({ name, bytes, digest }) => (
          <li key={`${digest} ${name}`}>
            {name} <span className="muted">{fileSize(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Texts({ item: { texts, gone } }: { item: Whole }) {
  if (gone) return null
  if (texts.length === 0) return <p className="muted">对方收下以后，这里不再保留全文。</p>
  return (
    <section>
      <h3>全文</h3>
      <dl className="exchange-texts">
        {texts.map(({ place, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <div key={at}>
            <dt>{place}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Foot({ item }: { item: Whole }) {
  const may = useMay()('exchange.prepare')
  const hold = useAct(call.exchange.packages.hold, { done: '已扣下' })
  const back = useAct(call.exchange.packages.putBack, { done: '已放回' })
  const never = item.findings.some(({ grade }) => grade === 'never')
  if (!may || never) return null
  const withhold = async () => {
    const reason = await askReason({ title: '扣下，不放进包里', submit: '扣下' })
    if (reason) await hold.run({ id: item.id, reason })
  }
  return item.heldBecause ? (
    <button
      type="button"
      className="button"
      disabled={back.busy}
      onClick={() => void back.run({ id: item.id })}
    >
      放回包里
    </button>
  ) : (
    <button type="button" className="button" disabled={hold.busy} onClick={() => void withhold()}>
      扣下
    </button>
  )
}
