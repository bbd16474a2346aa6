import { type Feed, kindNames } from './feed-state.tsx'
import './feeds.css'

export type PickedField = { kind: 'organizations' | 'people'; field: string }

/** Field by field: how many rows change it, how many of them are taken and how many raise a difference. */
export function FeedFields({
  feed,
  picked,
  pick,
}: {
  feed: Feed
  picked: PickedField | null
  pick: (field: PickedField | null) => void
}) {
  const fields = summed(feed.fields)
  if (fields.length === 0) return null
  const isPicked = ({ kind, field }: PickedField) => picked?.kind === kind && picked.field === field
  return (
    <table className="feed-fields">
      <caption className="unseen">逐项结果</caption>
      <thead>
        <tr>
          <th scope="col">变更的项</th>
          <th scope="col">直接采用</th>
          <th scope="col">进入对账箱</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <tr key={`${one.kind} ${one.field}`} aria-selected={isPicked(one)}>
            <th scope="row">
              <button type="button" className="link" onClick={() => pick(isPicked(one) ? null : one)}>
                {one.title}
                {one.kind === 'organizations' && <small className="muted">（{kindNames[one.kind]}）</small>}
              </button>
            </th>
            <td className="number">{one.taken || '—'}</td>
            <td className="number">{one.difference || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Summed = PickedField & { title: string; taken: number; difference: number }

/** A field may be taken of some people and raise a difference of others. */
function summed(fields: Feed['fields']): Summed[] {
  const byField = new Map<string, Summed>()
  for (const { kind, field, title, effect, rows } of fields) {
    const key = `${kind} ${field}`
    const one = byField.get(key) ?? { kind, field, title, taken: 0, difference: 0 }
    byField.set(key, { ...one, [effect]: rows })
  }
  return [...byField.values()]
}
