/** Of 三员, and of what one asks for and another decides. */
export const officeDeeds: Record<string, string> = {
  'administrator.appointed': '任命三员',
  'administrator.relieved': '免去三员',
  'accountRequest.asked': '提出账号申请',
  'accountRequest.agreed': '同意账号申请，随即生效',
  'accountRequest.refused': '不同意账号申请',
  'accountRequest.withdrawn': '撤回账号申请',
  'accountRequests.exported': '导出账号申请登记',
  'administrators.separated': '三员分立开始',
}
