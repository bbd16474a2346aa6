/** Of 单点登录. */
export const signOnFields: Record<string, string> = {
  signOnProvider: '身份服务',
  externalIdentity: '身份服务里的身份',
  providerId: '身份服务',
  identityId: '绑定',
  client: '客户端编号或查询账号',
  scope: '范围',
  searchBase: '查找的起点',
  searchFilter: '查找条件',
  filter: '查找条件',
  employeeClaim: '工号字段',
  matches: '按工号对应账号',
  trustsFactor: '认可其第二重验证',
  query: '身份服务的答复',
}
