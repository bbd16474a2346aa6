import type { Words } from '#platform/errors.ts'
import { factorWords } from './factors/words.ts'
import { requestWords } from './requests/words.ts'
import { signOnWords } from './sign-on/words.ts'

const askAbove = '请联系上级党委或政工部门的管理员办理。'

export const words: Words = {
  ...factorWords,
  ...requestWords,
  ...signOnWords,
  'role-not-held': () =>
    '您选择的身份现在已不属于您，可能是任期届满、职务免去或授权已收回。请在右上角重新选择身份后再办理。',
  'wrong-credentials': ({ left }) =>
    `用户名或密码不对，请重新输入。再错 ${left} 次，这个用户名将被锁定 30 分钟；忘记密码请联系管理员重置。`,
  'username-locked': ({ minutes }) =>
    `这个用户名因连续输错密码已被锁定。请在 ${minutes} 分钟后再试，或联系管理员解除锁定。`,
  'address-throttled': ({ minutes }) =>
    `这个网络地址上登录失败的次数过多，暂停登录。请在 ${minutes} 分钟后再试，或联系管理员。`,
  'account-disabled': () => '这个账号已停用，不能登录。如需恢复，请联系管理员。',
  'passwords-busy': () => '此刻登录的人太多，暂时排不上队。请过一两分钟再试。',
  'link-spent': () =>
    '这个登录链接已经用过、已过期，或账号已停用。请向管理员另要一个，或用用户名和密码登录。',
  'session-locked': () => '这次登录已锁定。请输入 PIN 解锁后再办理。',
  'pin-plain': () => '这个 PIN 太容易猜到（六个相同或连续的数字）。请换一个。',
  'wrong-pin': ({ left }) => `PIN 不对，请重新输入。再错 ${left} 次，这台设备上的登录将结束。`,
  'pin-ended': () => 'PIN 连续输错 5 次，这台设备上的登录已结束。请用用户名和密码重新登录。',
  'keeping-whole-only': () => '保持登录的规定全院共用一份，由管理全院的政工部门设置。请向其提出意见。',
  'keeping-not-allowed': () => '按本单位的规定，不能在设备上保持登录。请每次用用户名和密码登录。',
  'keeping-members-only': () =>
    '按本单位的规定，有管理职责的人员不能在设备上保持登录。请每次用用户名和密码登录。',
  'not-a-demo': () => '不能这样进入：这里不是演示单位，或没有这位演示人员。请用用户名和密码登录。',
  'administrator-exists': () =>
    '平台已有账号，不能再设立首位管理员。请用已有的账号登录，由管理员开通新账号。',

  'password-short': ({ length }) => `密码太短，至少 ${length} 位。请加长后再试。`,
  'password-plain': ({ classes }) =>
    `密码太简单：小写字母、大写字母、数字、符号（含汉字）四类中至少要有 ${classes} 类。请修改后再试。`,
  'password-repeats': () => '密码中同一个字符连续出现了四次以上。请换一个密码。',
  'password-holds-username': () => '密码中不能包含用户名。请换一个密码。',
  'password-used-before': ({ times }) => `这个密码最近用过，不能与最近 ${times} 次的密码相同。请换一个密码。`,
  'wrong-present-password': () => '原密码不对，请重新输入。连续输错 5 次，账号将被锁定 30 分钟。',
  'no-password': () => `这个账号没有密码，只能用登录链接进入。如需密码，${askAbove}`,

  'person-not-found': () => '没有找到这位人员，或其不在您的管理范围内，或已有账号。请重新查找后再选。',
  'username-taken': ({ username }) => `用户名“${username}”已有人使用。请换一个，例如在后面加上工号。`,
  'username-unknown': ({ username }) => `没有用户名为“${username}”的账号。请核对后再试。`,
  'own-account': () => `不能停用、重置或解锁自己的账号。改密码请到“个人设置”，其他事项${askAbove}`,
  'account-above-own': ({ name }) =>
    `${name}的角色高于您现在的身份，或超出您的管理范围，您不能管理这个账号。${askAbove}`,
  'office-account': ({ name }) =>
    `${name}的账号是三员账号，由任命三员的院政工部门在“三员”页办理任免，不能在这里停用、重置或解锁。`,
  'office-by-request': ({ name }) =>
    `${name}的账号是三员账号，任何一员都不能单独停用、重置或解锁。请提出申请，由另一员决定。`,
  'office-no-business': () =>
    '三员账号只办理账号、授权或审计，不办理党务，也看不到业务内容。办理党务请用本人的账号登录。',
  'office-whole-only': () => '三员由管理全院的政工部门任免。请联系院政工部门办理。',
  'office-person-unknown': () => '没有找到这位人员，或其已离开本单位、已去世。请核对姓名或工号后重新选择。',
  'office-held-already': ({ name, office }) =>
    `${name}现任${office}，三员不能互相兼任。请另选一位，或先免去其现任。`,
  'office-with-business': ({ name }) =>
    `${name}担任党内职务，或本人账号有授权，不能兼任三员。请另选一位，或先免去职务、收回授权。`,
  'office-relieved': ({ name }) => `${name}已经免去。请刷新页面。`,
  'account-elsewhere': ({ name }) => `${name}不在您管理的党组织内，您只能收回由您管理的授权。${askAbove}`,
  'already-disabled': ({ name }) => `${name}的账号已经停用，无需再停用。请刷新页面。`,
  'not-disabled': ({ name }) => `${name}的账号没有停用，无需恢复。请刷新页面。`,
  'not-locked': ({ name }) => `${name}的账号没有被锁定，无需解除。请刷新页面。`,

  'grant-to-oneself': () => `不能给自己授权，也不能收回自己的授权。${askAbove}`,
  'grant-organization-closed': () => '这个党组织已撤销，不能再授权。请选择现有的党组织。',
  'grant-beyond-own': () =>
    `您现在的身份不能在这个党组织授予或收回这个角色：不能给出比自己更大的权限。${askAbove}`,
  'grant-unfitting': () =>
    '角色与党组织不符：党支部角色用于党支部，党委角色用于党委和党总支，政工部门角色用于党委。请重新选择。',
  'grant-in-the-past': () => '授权不能从过去的日期开始。请选择今天或以后的日期。',
  'grant-ends-before-it-begins': () => '截止日期必须晚于开始日期。请修改后再试。',
  'grant-exists': ({ organization }) =>
    `这个账号在${organization}已有同一角色的授权，日期重叠。请先收回原来的授权，或改用不重叠的日期。`,
  'grant-revoked': () => '这项授权已经收回。请刷新页面。',

  'too-many-views': ({ most }) => `一个列表最多保存 ${most} 个常用视图。请先删除不用的。`,
  'view-name-taken': ({ name }) => `已有名为“${name}”的常用视图。请换一个名称。`,
}
