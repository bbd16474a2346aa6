import { useQuery } from '@tanstack/react-query'
import { actAs, actingRole, ask, call, queries, sessionKey } from './call.ts'
import { inPractice, keptName, leavePractice } from './ground.ts'
import { confirm } from './kit/confirm.tsx'
import { forgetRemembered } from './kit/device.ts'
import { outbox } from './outbox/posting.ts'
import { forgetDevice, keptSession } from './outbox/without-signal.ts'

export type Session = Awaited<ReturnType<typeof call.accounts.session>>
export type Role = NonNullable<Session['roles']>[number]

/** Who is signed in, in which roles, with which permissions. Asked once, kept until it changes. */
export const useSession = () =>
  useQuery({
    ...ask.accounts.session.queryOptions({ staleTime: 5 * 60_000, refetchOnWindowFocus: true }),
    queryFn: () => keptSession(() => call.accounts.session()),
    // Without signal it is asked all the same: a device that was made ready answers itself.
    networkMode: 'always',
  })

/** `can('people.export')`: whether the acting role may. For hiding what would only be refused. */
export function useMay(): (permission: string | undefined) => boolean {
  const permissions = useSession().data?.permissions ?? []
  return (permission) => !permission || permissions.includes(permission)
}

/** Whether this is the extranet: what is done inside only has no place on its pages. */
export const useOutside = (): boolean => useSession().data?.zone === 'extranet'

/** The roles held, the one acted in (null: all), and the way to change it. */
export function useRoles(): {
  roles: Role[]
  acting: Role | null
  actAs: (key: string | null) => Promise<void>
} {
  const roles = useSession().data?.roles ?? []
  return { roles, acting: roles.find((role) => role.key === actingRole()) ?? null, actAs }
}

/** Whose acts one does now, with his consent; undefined: one's own. */
export const useStandIn = () => useSession().data?.standIn

/** Begins to act for somebody who consented: the same pages, in his name and one's own. */
export async function standInFor(consentId: number): Promise<void> {
  const { key } = await call.helping.standing.begin({ consentId }, { context: { acting: null } })
  await actAs(key)
}

/** Back to one's own acts. */
export async function endStandIn(stretchId: number): Promise<void> {
  await call.helping.standing.end({ id: stretchId }, { context: { acting: null } })
  await actAs(null)
}

/** Ends the session here and forgets everything that was read with it, or written and not sent. */
export async function signOut(): Promise<void> {
  // Out of the practice world is back into the institute, where one is still signed in.
  if (inPractice) return leavePractice()
  const waiting = outbox.shown().length
  const sure =
    waiting === 0 ||
    (await confirm({
      title: '还有内容没有发送',
      words: `有 ${waiting} 件只保存在本机，退出登录后就删去了。请在有网络时等它们发送完再退出。`,
      submit: '仍然退出',
      danger: true,
    }))
  if (!sure) return
  await call.accounts.signOut()
  await forgetDevice()
  localStorage.removeItem(keptName('acting'))
  localStorage.removeItem(keptName('locked'))
  forgetRemembered('todos.')
  sessionStorage.clear()
  queries.clear()
  location.assign('/')
}

/** After signing in, or with a new password: what was read before was read as somebody else. */
export async function entered(): Promise<void> {
  localStorage.removeItem(keptName('locked'))
  localStorage.removeItem(keptName('acting'))
  await queries.resetQueries({ queryKey: sessionKey })
  queries.removeQueries({
    predicate: (query) => query.queryKey !== sessionKey && query.getObserversCount() === 0,
  })
}

/** The session says something else now, of the same person. */
export const sessionChanged = () => queries.invalidateQueries({ queryKey: sessionKey })
