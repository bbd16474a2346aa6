import { type RoleName, roles } from '#basics/contract.ts'
import type { Endpoint, Permissions } from '#platform/api-description.ts'

/** Which role may call which endpoint, on one page, so that a change of powers is seen in review. */
export function permissionsTable(endpoints: Endpoint[], { powers, roleNames }: Permissions): string {
  const everybody = (permission: string) => permission === 'public' || permission === 'session'
  const may = (permission: string, role: RoleName) =>
    everybody(permission) || (powers[permission] ?? []).includes(role) ? '✓' : ''
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  return `${[
    '<!-- GENERATED from the contracts by scripts/snapshot.ts: do not edit. -->',
    '# Who may call what',
    '',
    'For 群众 and 党员 a permission reaches the person’s own record, for the others the organization of the role with everything below it. `public`: nobody need be signed in; `session`: anybody who is.',
    '',
    row(['endpoint', '', 'permission', ...roles.map((role) => roleNames[role])]),
    row(['---', '---', '---', ...roles.map(() => ':-:')]),
    ...endpoints.map(({ method, path, summary, meta: { permission } }) =>
      row([`${method} ${path}`, summary, permission, ...roles.map((role) => may(permission, role))]),
    ),
  ].join('\n')}\n`
}
