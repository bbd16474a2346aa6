type Holder = { accountId: number; role: string; organizationId: number }

/**
 * Who hears that an exhibition waits: not whoever submitted it; those nearest to the people it is for; at the institute
 * its department, whose work it is, before the committee. A way of the house, no rule of the Party.
 */
export function whoHears(
  holders: readonly Holder[],
  organizations: readonly { id: number; path: string }[],
  submitter: number | null,
): number[] {
  const depth = new Map(organizations.map(({ id, path }) => [id, path.length]))
  const able = holders.filter(
    ({ accountId, role }) =>
      accountId !== submitter && (role === 'committee' || role === 'politicalWorkDepartment'),
  )
  const depthOf = ({ organizationId }: Holder) => depth.get(organizationId) ?? 0
  const nearest = Math.max(0, ...able.map(depthOf))
  const there = able.filter((one) => depthOf(one) === nearest)
  const department = there.filter(({ role }) => role === 'politicalWorkDepartment')
  const heard = department.length > 0 ? department : there
  return [...new Set(heard.map(({ accountId }) => accountId))]
}
