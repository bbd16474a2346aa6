import { everyRole, type Powers, type RoleName, roles } from '#basics/contract.ts'
import type { Endpoint, Permissions } from '#platform/api-description.ts'

const row = (cells: string[]) => `| ${cells.join(' | ')} |`

/** Which role may call which endpoint, on one page, so that a change of powers is seen in review. */
export function permissionsTable(
  endpoints: Endpoint[],
  { powers, roleNames }: Permissions,
  separated: Powers,
): string {
  const table = (of: Endpoint[], columns: readonly RoleName[], holding: Powers) => {
    const everybody = (permission: string) => permission === 'public' || permission === 'session'
    const may = (permission: string, role: RoleName) =>
      everybody(permission) || (holding[permission] ?? []).includes(role) ? '✓' : ''
    return [
      row(['endpoint', '', 'permission', ...columns.map((role) => roleNames[role])]),
      row(['---', '---', '---', ...columns.map(() => ':-:')]),
      ...of.map(({ method, path, summary, meta: { permission } }) =>
        row([`${method} ${path}`, summary, permission, ...columns.map((role) => may(permission, role))]),
      ),
    ]
  }
  const passing = endpoints.filter(({ meta }) =>
    everyRole.some(
      (role) =>
        separated[meta.permission]?.includes(role) !== powers[meta.permission]?.includes(role) ||
        (powers[meta.permission]?.includes(role) && !(roles as readonly RoleName[]).includes(role)),
    ),
  )
  return `${[
    '<!-- GENERATED from the contracts by scripts/snapshot.ts: do not edit. -->',
    '# Who may call what',
    '',
    'For 群众 and 党员 a permission reaches the person’s own record, for the others the organization of the role with everything below it. `public`: nobody need be signed in; `session`: anybody who is (of 三员: what belongs to their own account).',
    '',
    ...table(endpoints, roles, powers),
    '',
    '## Once 三员 are appointed',
    '',
    'What passes to other hands then, and what the three offices hold; everything else stays as it is above and is closed to them.',
    '',
    ...table(passing, everyRole, separated),
  ].join('\n')}\n`
}
