/** Of sessions, those that stay signed in, and their lock. */
export const sessionDeeds: Record<string, string> = {
  'session.begun': '登录',
  'session.ended': '退出登录',
  'session.revoked': '结束自己的登录',
  'session.kept': '在这台设备上保持登录',
  'session.unlocked': '解锁',
  'session.pin-refused': 'PIN 不对',
  'session.pin-ended': 'PIN 连续输错，登录结束',
  'session.policy-changed': '修改保持登录的规定',
  'practice.invited': '请人演练',
  'practice.begun': '开始演练',
  'practice.ended': '结束演练',
}
