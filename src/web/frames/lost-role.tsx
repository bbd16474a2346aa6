import { useEffect } from 'react'
import { actingRole } from '../call.ts'
import { tell } from '../kit/toasts.tsx'
import { useRoles, useSession } from '../session.ts'

/**
 * A role that was chosen here and ended since (a term ran out, a grant was taken back) is given up: the server refuses
 * every act in it. Says so; the header shows all roles again.
 */
export function LostRole() {
  const { roles, actAs } = useRoles()
  const { isSuccess } = useSession()
  const key = actingRole()
  const lost = isSuccess && key !== null && !roles.some((role) => role.key === key)
  useEffect(() => {
    if (!lost) return
    void actAs(null)
    if (key?.startsWith('for-')) return tell.note('代办已经结束，现在办理的是您自己的事。')
    tell.note('您原来选择的身份已不再属于您（可能任期届满或授权已收回），现已改为全部身份，请核对后再办理。')
  }, [lost, key, actAs])
  return null
}
