import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Skeleton } from '#web/kit/states.tsx'
import { type MeasureKey, measureKeys, measures } from '../measures/rules.ts'

const fields: Field[] = [
  {
    kind: 'choices',
    name: 'measures',
    label: '种类',
    options: measureKeys.map((value) => ({ value, label: measures[value].title })),
  },
  { kind: 'number', name: 'organizationId', label: '党组织' },
]

type Counts = Awaited<ReturnType<typeof call.alerts.counts>>
type KindsProps = {
  kinds: Counts['kinds']
  chosen: MeasureKey | null
  pick: (measure: MeasureKey | null) => void
}

/** The kinds of what is open, with their numbers; pressed, the list shows this kind alone. Folded on the phone. */
export function AlertKinds() {
  const phone = useFrame() === 'phone'
  const { values, change } = useAddress(fields)
  const organizationId = typeof values.organizationId === 'number' ? values.organizationId : undefined
  const { data } = useQuery(ask.alerts.counts.queryOptions({ input: { organizationId } }))
  if (!data)
    return (
      <div className="alert-kinds">
        <Skeleton lines={phone ? 2 : 5} />
      </div>
    )
  const given = (values.measures ?? []) as MeasureKey[]
  const kinds = (
    <Kinds
      kinds={data.kinds}
      chosen={given.length === 1 ? (given[0] ?? null) : null}
      pick={(measure) =>
        change({ measures: measure ? [measure] : undefined, page: undefined }, { push: true })
      }
    />
  )
  return (
    <div className="alert-kinds">
      {phone && data.kinds.length > 0 ? (
        <details>
          <summary>按种类看（{data.kinds.length} 类）</summary>
          {kinds}
        </details>
      ) : (
        kinds
      )}
      <p className="muted">
        {data.lookedAt ? (
          <>
            上次核对：
            <When at={data.lookedAt} />
          </>
        ) : (
          '还没有核对过'
        )}
      </p>
    </div>
  )
}

function Kinds({ kinds, chosen, pick }: KindsProps) {
  return (
    <div className="groups">
      {[...Map.groupBy(kinds, ({ group }) => group)].map(([group, list]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {list.map(({ measure, title, open, overdue }) => (
              <li key={measure}>
                <button
                  type="button"
                  className={measure === chosen ? 'chosen' : undefined}
                  aria-pressed={measure === chosen}
                  onClick={() => pick(measure === chosen ? null : measure)}
                >
                  {title}
                  <b className="number">{open}</b>
                  {overdue > 0 && <small>逾期 {overdue}</small>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
