import type { MenuItem } from '../kit/menu-button.tsx'
import type { Role } from '../session.ts'

/** The role in words, with the organization it is held for. */
export const roleTitle = ({ title, organizationName }: Role) =>
  organizationName && !title.includes(organizationName) ? `${title} · ${organizationName}` : title

/** What the role switcher says: 以…身份, or 全部身份. */
export function roleWords(roles: Role[], acting: Role | null): string {
  if (acting) return `以${acting.title}身份`
  return roles.length === 1 ? (roles[0]?.title ?? '') : '全部身份'
}

/** The roles to choose from; all of them at once comes first, when there are several. */
export function roleItems(
  roles: Role[],
  acting: Role | null,
  pick: (key: string | null) => void,
  helped: MenuItem[] = [],
): MenuItem[] {
  const single = roles.length === 1
  const all: MenuItem = {
    key: 'all',
    label: '全部身份',
    note: '各身份的待办合在一起；办理时按所需的身份记录',
    checked: !acting,
    onPick: () => pick(null),
  }
  const each = roles.map((role) => ({
    key: role.key,
    label: role.title,
    note: roleTitle(role) === role.title ? undefined : (role.organizationName ?? undefined),
    checked: acting?.key === role.key || single,
    onPick: () => pick(single ? null : role.key),
  }))
  return [...(single ? each : [all, ...each]), ...helped]
}
