import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
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

/** The kinds of what is open, with their numbers; pressed, the list shows this kind alone. */
export function AlertKinds() {
  const { values, change } = useAddress(fields)
  const organizationId = typeof values.organizationId === 'number' ? values.organizationId : undefined
  const { data } = useQuery(ask.alerts.counts.queryOptions({ input: { organizationId } }))
  if (!data || data.kinds.length === 0) return null
  const chosen = (values.measures ?? []) as MeasureKey[]
  return (
    <div className="alert-kinds">
      {[...Map.groupBy(data.kinds, ({ group }) => group)].map(([group, kinds]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {kinds.map(({ measure, title, open, overdue }) => {
              const only = chosen.length === 1 && chosen[0] === measure
              return (
                <li key={measure}>
                  <button
                    type="button"
                    className={only ? 'chosen' : undefined}
                    aria-pressed={only}
                    onClick={() =>
                      change({ measures: only ? undefined : [measure], page: undefined }, { push: true })
                    }
                  >
                    {title}
                    <b className="number">{open}</b>
                    {overdue > 0 && <small>逾期 {overdue}</small>}
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
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
