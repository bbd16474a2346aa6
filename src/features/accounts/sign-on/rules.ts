/** 单点登录: a service of the house vouches for who somebody is. Accounts are still opened here, by people. */
export const providerKinds = ['oidc', 'ldap'] as const
export type ProviderKind = (typeof providerKinds)[number]
export const providerKindNames: Record<ProviderKind, string> = {
  oidc: 'OIDC 身份服务',
  ldap: 'LDAP 目录服务',
}

/** How an identity came to its account. */
export const linkings = ['match', 'self', 'administrator'] as const
export const linkingNames: Record<(typeof linkings)[number], string> = {
  match: '首次登录时按工号对应',
  self: '本人绑定',
  administrator: '管理员绑定',
}

/** Practice (M): a browser is back within minutes; behind one address stand many. */
export const signOnLimits = { attemptMinutes: 10, departures: 600, providers: 10 }

/** Without TLS only on this machine itself. */
const here = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an issuer may stand at an address: https, or on this machine (OIDC Discovery 1.0, 3). */
export function isIssuer(address: string): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password || url.search || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && here.has(url.hostname))
}

/** Whether a directory may stand at an address: ldaps, or ldap, where TLS begins by StartTLS. */
export function isDirectoryAddress(address: string): boolean {
  const url = URL.parse(address)
  if (!url || !/^ldaps?:$/.test(url.protocol) || url.hostname === '') return false
  return !url.username && !url.password && !url.search && !url.hash && /^\/?$/.test(url.pathname)
}

/**
 * Whether the provider itself asked for more than a password (RFC 8176, 2: `mfa`). Single methods say nothing of how many
 * there were.
 */
export const saysFactor = (methods: readonly string[]): boolean => methods.includes('mfa')

export type EmployeeNo = { employeeNo: string } | { why: 'sign-on-no-number' | 'sign-on-number-unverified' }

/**
 * The employee number as the provider says it. What it says it has not verified (`employee_number_verified: false`, as
 * OIDC Core 1.0 5.1 has it of addresses) is what somebody typed in there.
 */
export function employeeNoIn(claims: Record<string, unknown>, claim: string): EmployeeNo {
  const value = claims[claim]
  const employeeNo = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (!employeeNo) return { why: 'sign-on-no-number' }
  const verified = claims[`${claim}_verified`]
  return verified === undefined || verified === true ? { employeeNo } : { why: 'sign-on-number-unverified' }
}

/** The name by which people know an identity. */
export function shownName(claims: Record<string, unknown>, subject: string): string {
  const name = [claims.name, claims.preferred_username, claims.email].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  )
  return (name ?? subject).slice(0, 100)
}

/** Why somebody for whom the provider vouches is not known by his employee number; null when he is. */
export function whyNotMatch(first: {
  matches: boolean
  /** This identity was taken apart from an account before. */
  unbound: boolean
  number: EmployeeNo
  account: { linkedElsewhere: boolean } | null
}): string | null {
  if (first.unbound) return 'sign-on-unbound'
  if (!first.matches) return 'sign-on-not-linked'
  if ('why' in first.number) return first.number.why
  if (!first.account) return 'sign-on-no-account'
  return first.account.linkedElsewhere ? 'sign-on-other-identity' : null
}
