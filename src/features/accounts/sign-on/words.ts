import type { Words } from '#platform/errors.ts'

const byPassword = '现在请用用户名和密码登录'
const byAdministrator = '请管理员在“系统管理—单点登录”里核对'

export const signOnWords: Words = {
  'sign-on-closed': () => `没有这个单点登录，或已停用。请刷新页面；${byPassword}。`,
  'sign-on-throttled': ({ minutes }) =>
    `这个网络地址上单点登录的次数过多，暂停使用。请在 ${minutes} 分钟后再试，或用用户名和密码登录。`,
  'sign-on-over': ({ address }) =>
    `这次单点登录已经用过，或超过了 10 分钟，或不是从本浏览器开始的。请从 ${address} 打开平台，重新点一次登录按钮。`,
  'sign-on-denied': () => '您在身份服务那里取消了登录，或没有同意把身份告诉本平台。请重新登录，并点“同意”。',
  'sign-on-untrue': () =>
    '身份服务的答复没有通过核对（不是对这次登录的答复，或签名、时间、签发者不对），没有登录。请重新点一次登录按钮；再次出现请告诉管理员。',
  'sign-on-code-spent': () => '身份服务说这次登录的凭据已经用过或已过期，没有登录。请重新点一次登录按钮。',
  'sign-on-unreached': ({ reason }) =>
    `连不上身份服务：${reason}。请稍后再试，${byPassword}；管理员请核对地址、证书和网络。`,
  'sign-on-issuer-foreign': () =>
    `身份服务自报的签发者与设置的地址不一致，没有登录。${byAdministrator}地址（须与 issuer 完全一致）；${byPassword}。`,
  'sign-on-no-provider': () =>
    `这个地址上没有 OIDC 身份服务的说明（/.well-known/openid-configuration）。${byAdministrator}地址；${byPassword}。`,
  'sign-on-client-unknown': () =>
    `身份服务不认识本平台：客户端编号或密钥不对。${byAdministrator}；${byPassword}。`,
  'sign-on-provider-said': ({ said }) =>
    `身份服务没有完成登录，它的答复是“${said}”。请重新点一次登录按钮；再次出现请告诉管理员。`,
  'sign-on-no-number': () =>
    `身份服务没有说明您的工号，无法找到您的账号。请先${byPassword.slice(3)}，再到“我的”绑定；管理员请核对“工号字段”和“范围”。`,
  'sign-on-number-unverified': () =>
    '身份服务说您的工号没有经过核实，不能据此登录。请联系身份服务的管理员核实工号，或用用户名和密码登录。',
  'sign-on-no-account': ({ employeeNo }) =>
    `身份服务说您的工号是 ${employeeNo}，但平台上没有这个工号的账号。请联系所在党委的账号管理员开通账号。`,
  'sign-on-not-linked': () =>
    '您在身份服务里的身份还没有与平台账号绑定。请先用用户名和密码登录，再到“我的—单点登录”绑定，或请管理员绑定。',
  'sign-on-unbound': () =>
    '您在身份服务里的身份已与平台账号解除绑定，不会自动恢复。请先用用户名和密码登录，再到“我的—单点登录”重新绑定，或请管理员绑定。',
  'sign-on-other-identity': () =>
    '这个工号的账号已与身份服务里的另一个身份绑定。请联系管理员核实，先解除原来的绑定。',
  'sign-on-other-person': () => '开始绑定时的账号与现在登录的不是同一个。请回到“我的—单点登录”重新绑定。',
  'directory-credentials': ({ name, left }) =>
    `账号或密码不对，请重新输入。这里要填“${name}”的账号和密码，不是本平台的；再错 ${left} 次，这个账号将被锁定 30 分钟。`,
  'directory-unreached': ({ reason }) =>
    `连不上目录服务：${reason}。请稍后再试，${byPassword}；管理员请核对地址、证书和网络。`,
  'directory-own-account': () =>
    `目录服务不接受平台的查询账号：DN 或密码不对。${byAdministrator}；${byPassword}。`,
  'directory-base': ({ base }) => `目录服务里没有“${base}”这个起点。${byAdministrator}；${byPassword}。`,
  'directory-several': () =>
    '目录服务里有不止一个人用这个账号，不能据此登录。请管理员核对“查找条件”；现在请用用户名和密码登录。',
  'directory-unknown': () => '目录服务里没有这个账号。请核对后再填，大小写和后缀与目录服务一致。',
  'directory-address-unfit': () =>
    '地址不能用：请填写 ldaps://主机 或 ldap://主机（须支持 StartTLS），可带端口，后面不带其他内容。',
  'directory-base-missing': () => '请填写查找的起点，例如 ou=people,dc=example,dc=cn。',
  'directory-filter-unfit': () =>
    '查找条件不能用：请填写 LDAP 过滤式，在放账号的地方写 {username}，例如 (uid={username})。',
  'identity-taken': () =>
    '身份服务里的这个身份已与另一个平台账号绑定，或本账号在这里已有绑定。请先解除原来的绑定，再绑定。',
  'providers-many': ({ most }) => `最多设置 ${most} 个身份服务。请先移除不用的。`,
  'provider-name-taken': ({ name }) => `已有名为“${name}”的身份服务。请换一个按钮名称。`,
  'provider-address-unfit': () =>
    '地址不能用：请填写 https:// 开头的签发者地址（issuer），不带参数；只有本机上的服务可以用 http://。',
  'provider-address-fixed': ({ linked }) =>
    `已有 ${linked} 个账号与它绑定，换了地址就认错了人，不能修改。请另外添加一个身份服务，再移除这一个。`,
  'provider-enabled': ({ name }) => `${name}已经启用，无需再启用。请刷新页面。`,
  'provider-disabled': ({ name }) => `${name}没有启用，无需停用。请刷新页面。`,
  'provider-kind-fixed': () => '身份服务的种类不能修改。请另外添加一个。',
  'providers-whole-only': () => '单点登录全院共用一份设置，由管理全院的政工部门设置。请向其提出意见。',
}

/** What a trial found in order. */
export const trialWords: Words = {
  'oidc-found': ({ issuer }) => `找到了身份服务，签发者是 ${issuer}。`,
  'oidc-pkce': () => '支持 PKCE（S256），授权码被截走也没有用。',
  'directory-found': ({ base }) => `已用 TLS 连上目录服务，查询账号可用，查找的起点“${base}”存在。`,
  'directory-people': () => '按查找条件找得到人员。',
  'directory-numbers': ({ attribute, people, numbered }) =>
    `看了 ${people} 人，其中 ${numbered} 人有“${attribute}”（工号）。`,
  'oidc-client': () => '认识本平台的客户端编号和密钥。',
}

/** What is wrong where a step of a trial has words of its own. */
export const trialFaults: Words = {
  'directory-people': () => '按查找条件一个人也没有找到。请核对查找的起点和查找条件，以及查询账号的权限。',
  'directory-numbers': ({ attribute, people }) =>
    `看了 ${people} 人，都没有“${attribute}”。请核对“工号字段”的写法，以及查询账号能否读到它。`,
  'oidc-pkce': () => '身份服务不支持 PKCE（S256）。请在身份服务上启用，或升级身份服务。',
}
