import { useQuery } from '@tanstack/react-query'
import { actAs, actingRole, ask, call, queries, sessionKey } from './call.ts'

export type Session = Awaited<ReturnType<typeof call.accounts.session>>
export type Role = NonNullable<Session['roles']>[number]

/** Who is signed in, in which roles, with which permissions. Asked once, kept until it changes. */
export const useSession = () =>
  useQuery(ask.accounts.session.queryOptions({ staleTime: 5 * 60_000, refetchOnWindowFocus: true }))

/** `can('people.export')`: whether the acting role may. For hiding what would only be refused. */
export function useMay(): (permission: string | undefined) => boolean {
  const permissions = useSession().data?.permissions ?? []
  return (permission) => !permission || permissions.includes(permission)
}

/** The roles held, the one acted in (null: all), and the way to change it. */
export function useRoles(): {
  roles: Role[]
  acting: Role | null
  actAs: (key: string | null) => Promise<void>
} {
  const roles = useSession().data?.roles ?? []
  return { roles, acting: roles.find((role) => role.key === actingRole()) ?? null, actAs }
}

/** Ends the session here and forgets everything that was read with it. */
export async function signOut(): Promise<void> {
  await call.accounts.signOut()
  localStorage.removeItem('zhibu.acting')
  sessionStorage.clear()
  queries.clear()
  location.assign('/')
}

/** After signing in, or with a new password: what was read before was read as somebody else. */
export async function entered(): Promise<void> {
  localStorage.removeItem('zhibu.acting')
  await queries.resetQueries({ queryKey: sessionKey })
  queries.removeQueries({
    predicate: (query) => query.queryKey !== sessionKey && query.getObserversCount() === 0,
  })
}

/** The session says something else now, of the same person. */
export const sessionChanged = () => queries.invalidateQueries({ queryKey: sessionKey })
