import { readersAbove } from '#features/organizations/glance/actions.ts'
import type { Context } from '#platform/context.ts'
import { powers } from '../contract.ts'
import { getAccount } from '../queries.ts'
import { placesGiven } from './queries.ts'

/** In plain words: whoever manages the person's organization, or one in which a role was ever given. */
export async function readers(ctx: Context, { id }: { id: number }) {
  const { personPath } = await getAccount(ctx, id)
  const paths = [...(personPath ? [personPath] : []), ...(await placesGiven(ctx, id))]
  const whose =
    paths.length > 0
      ? '本人所在党组织、曾授予角色的党组织，以及它们的上级党组织中，担任党委（党总支）或政工部门角色的人员能看到这个账号'
      : '这个账号不属于任何党组织，只有最上一级党组织的党委、政工部门能看到'
  return {
    sentence: `${whose}${ctx.actor.separated ? '，系统管理员、安全管理员也能看到' : ''}；本人在“个人设置”中能看到自己的账号和登录。密码加密保存，任何人都看不到。`,
    holders: await readersAbove(ctx, paths, powers['accounts.read']),
  }
}
