import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { useMay, useRoles } from '#web/session.ts'
import { type GrantedRole, grantedRoles, mayGive } from '../grants/rules.ts'
import { roleNames } from '../rules.ts'

/** 授权: a role for an organization, from a day on; offered are the roles that the acting role may give. */
export function GrantDialog({
  account,
  onClose,
}: {
  account: { id: number; name: string }
  onClose: () => void
}) {
  const { nodes } = useOrganizations()
  const { roles, acting } = useRoles()
  const atOnce = useMay()('accounts.grant')
  const give = useAct(call.accounts.grants.give, { done: '已授权' })
  const request = useAct(call.accounts.requests.ask, { done: '申请已提交，由安全管理员决定后生效' })
  const inHand = acting ? [acting] : roles
  const offered = grantedRoles.filter((role) => inHand.some((own) => mayGive[own.role].includes(role)))
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'role',
      label: '角色',
      required: true,
      options: offered.map((value) => ({ value, label: roleNames[value] })),
    },
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
    { kind: 'day', name: 'fromOn', label: '自何日起', required: true, from: today() },
    {
      kind: 'day',
      name: 'untilOn',
      label: '至何日',
      from: today(),
      hint: '到这一天失效；不填表示直到收回。',
    },
    { kind: 'words', name: 'reason', label: '依据', required: true, maximum: 500 },
  ]
  return (
    <FormDialog
      title={`${atOnce ? '' : '申请'}授权给${account.name}`}
      notice="书记、副书记、委员的角色由党内职务自动得出，不必授权。授权只用于政工部门、党务工作者等没有党内职务的人员。"
      fields={fields}
      start={{ fromOn: today() }}
      submitWord={atOnce ? '授权' : '提交申请'}
      onClose={onClose}
      onSubmit={({ role, organizationId, fromOn, untilOn, reason: why }) => {
        const reason = String(why)
        const wanted = {
          role: role as GrantedRole,
          organizationId: Number(organizationId),
          fromOn: String(fromOn),
          untilOn: untilOn ? String(untilOn) : undefined,
        }
        if (atOnce) return give.send({ id: account.id, ...wanted, reason })
        return request.send({ asked: { kind: 'grant', accountId: account.id, ...wanted }, reason })
      }}
    />
  )
}
