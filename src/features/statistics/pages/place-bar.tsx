import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { today } from '#web/kit/today.ts'

const fields: Field[] = [{ kind: 'organization', name: 'organizationId', label: '党组织', nodes: undefined }]

/** Which organization and day: from the address, else the highest within reach and today. */
export function usePlaceAsked() {
  const { values, search, change } = useAddress(fields)
  const asOf = typeof search.asOf === 'string' ? search.asOf : undefined
  const nodes = useTree(asOf)
  const known = new Set(nodes?.map(({ id }) => id))
  const top = nodes?.find(({ parentId }) => parentId === null || !known.has(parentId))
  const organizationId = (values.organizationId as number | undefined) ?? top?.id
  return { organizationId, asOf, nodes, change }
}

export type PlaceAsked = ReturnType<typeof usePlaceAsked>

/** The organization and the day (统计截止日) that a page of numbers is about. */
export function PlaceBar({
  place,
  shown,
  reset,
}: {
  place: PlaceAsked
  /** The day of the numbers on the screen: the server's today may be another than this device's. */
  shown?: string
  reset?: Record<string, undefined>
}) {
  const { organizationId, asOf, nodes, change } = place
  const day = asOf ?? shown ?? today()
  return (
    <div className="statistics-place no-print">
      <OrganizationTreeSelect
        nodes={nodes}
        value={organizationId}
        onChange={(id) => change({ ...reset, organizationId: id }, { push: true })}
        label="党组织"
      />
      <label className="statistics-day">
        <span>统计截止日</span>
        <input
          type="date"
          className="input"
          max={[day, today()].sort().at(-1)}
          value={day}
          onChange={(event) => {
            const { value } = event.target
            if (value) change({ ...reset, asOf: value === today() ? undefined : value }, { push: true })
          }}
        />
      </label>
    </div>
  )
}
