/** Of 三员, and of what one asks for and another decides. */
export const officeDeeds: Record<string, string> = {
  'administrator.appointed': '任命三员',
  'administrator.relieved': '免去三员',
  'administrators.separated': '三员分立开始',
}
