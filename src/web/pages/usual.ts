import type { RoleName } from '#basics/contract.ts'

/** 常用功能: as many as somebody may choose for himself. */
export const mostChosen = 12
const mostByDefault = 8

/** What each role mostly works with, until somebody chooses for himself; the highest role first. */
export const usualPaths: Record<RoleName, readonly string[]> = {
  politicalWorkDepartment: [
    '/organizations',
    '/people',
    '/dashboard',
    '/statistics',
    '/differences',
    '/organization-life',
    '/admissions/overview',
    '/dues-branches',
  ],
  committee: [
    '/affairs',
    '/requests',
    '/people',
    '/admissions',
    '/organization-life',
    '/elections',
    '/transfers',
    '/dues-branches',
  ],
  branch: ['/people', '/meetings', '/ledger', '/work-items', '/admissions', '/dues', '/talks', '/requests'],
  member: [
    '/own-meetings',
    '/own-record',
    '/own-dues',
    '/my-talks',
    '/my-appraisal',
    '/own-transfers',
    '/public-notices',
  ],
  masses: ['/my-admission', '/own-record', '/public-notices'],
  systemAdministrator: ['/account-requests', '/accounts', '/system-status', '/offices'],
  securityAdministrator: ['/account-requests', '/accounts', '/offices'],
  auditAdministrator: ['/audit', '/offices'],
}

type Chosen = { path: string }

/**
 * What the highest of the roles mostly works with, then the next one's, as far as there is room; where nothing of it is
 * to be had, as on the extranet, what there is.
 */
export function usualOf<Page extends Chosen>(pages: Page[], roles: RoleName[]): Page[] {
  const held = (Object.keys(usualPaths) as RoleName[]).filter((role) => roles.includes(role))
  const usual = pick(
    pages,
    held.flatMap((role) => usualPaths[role]),
  )
  return (usual.length === 0 && held.length > 0 ? pages : usual).slice(0, mostByDefault)
}

/** Those of the pages that were chosen, in the order in which they were; what one may not see now is left out. */
export function chosenOf<Page extends Chosen>(pages: Page[], definition: Record<string, unknown>): Page[] {
  const { paths } = definition
  return pick(pages, Array.isArray(paths) ? paths.map(String) : []).slice(0, mostChosen)
}

const pick = <Page extends Chosen>(pages: Page[], paths: readonly string[]): Page[] =>
  [...new Set(paths)].flatMap((path) => pages.find((page) => page.path === path) ?? [])

/** One more or one less; the new one comes last, and none is added beyond the most. */
export function flipped(paths: string[], path: string): string[] {
  if (paths.includes(path)) return paths.filter((one) => one !== path)
  return paths.length < mostChosen ? [...paths, path] : paths
}
