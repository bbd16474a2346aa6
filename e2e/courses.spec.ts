import { choose, chooseOrganization, dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A course is worked through, answered, left and come back to, and counted', async ({ page, enter }) => {
  await enter('member', '/courses')
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByText('发展党员五个关口').first().click()
  await arrived(page)
  await expect(page.getByRole('heading', { name: /第 \d 节/ })).toBeVisible()
  await page
    .getByRole('button', { name: /短期集中培训|支部大会表决/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { name: /支部大会表决/ })).toBeVisible()
  await page.getByLabel('20 票').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('不对，应为：21 票')).toBeVisible()
  await expect(page.getByText(/赞成人数要超过应到会有表决权党员的半数/)).toBeVisible()
  await expect(page.getByRole('link', { name: /看原文第二十条/ })).toHaveAttribute('href', /#第二十条|#%E7/)
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '再做一次' }).click()
  await page.getByLabel('21 票').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('答对了')).toBeVisible()

  await page.reload()
  await arrived(page)
  await expect(page.getByRole('heading', { name: /支部大会表决/ })).toBeVisible()
})

test('A study is organized by the secretary from a course, and stands in the plan and the agenda', async ({
  page,
  enter,
  phone,
}) => {
  await enter('secretary', '/courses')
  await page.getByText('党费怎么算、怎么交').first().click()
  await arrived(page)
  await page.getByRole('button', { name: '组织学习' }).click()
  const dialog = dialogOf(page)
  await choose(page, '会议类型', '主题党日', phone)
  await dialog.getByLabel('开始时间').fill('14:30')
  await dialog.getByLabel('地点').fill('一楼会议室')
  await dialog.getByRole('button', { name: '安排并通知' }).click()
  await expect(page).toHaveURL(/\/meetings\/\d+/)
  await expect(page.getByText('学习《党费怎么算、怎么交》').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '学习内容' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.goto('/study-sessions')
  await arrived(page)
  await expect(page.getByText('党费怎么算、怎么交').first()).toBeVisible()
  await expectNoSideways(page)
})

test('A course is made with a question, checked by another, and answered by a member', async ({
  page,
  enter,
  phone,
  expected,
}) => {
  test.setTimeout(240_000)
  // What is submitted without an explanation is refused.
  expected.push(/409/)
  const name = `支部委员分工怎么定（${phone ? '手机' : '电脑'}）`
  await enter('department', '/courses?box=desk')
  await expectNoSideways(page)
  await page.getByRole('button', { name: '新建课程' }).click()
  await dialogOf(page).getByLabel('课程名称').fill(name)
  await dialogOf(page).getByLabel('专题').fill('支部建设')
  await chooseOrganization(page, '制作单位', '星河研究院')
  await dialogOf(page).getByRole('button', { name: '新建', exact: true }).click()
  await expect(page).toHaveURL(/\/courses\/desk\/\d+/)
  await arrived(page)

  await page.getByRole('button', { name: '加一节' }).click()
  await page.getByRole('textbox', { name: '小节名称' }).fill('支部委员会')
  await page.getByLabel('查找资料').fill('支部工作条例')
  await page.getByRole('button', { name: '中国共产党支部工作条例（试行）' }).click()
  await page.getByRole('textbox', { name: '资料的哪一处' }).fill('第二十条')
  await page.getByRole('button', { name: '加一道自测题' }).click()
  await page.getByRole('textbox', { name: '题目' }).fill('正式党员多少名以上的党支部设立支部委员会？')
  await page.getByRole('textbox', { name: '选项 1', exact: true }).fill('7 名')
  await page.getByRole('textbox', { name: '选项 2', exact: true }).fill('3 名')
  await page.getByLabel('选项 1 是正确答案').check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存').first()).toBeVisible()
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await expect(page.getByText(/第 1 题没有写解释/)).toBeVisible()
  await page.getByRole('textbox', { name: '解释' }).fill('有正式党员七名以上的党支部，应当设立支部委员会。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('button', { name: '送审', exact: true })).toBeEnabled()
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await expect(page.getByText('您已送审，请另一位同志审核')).toBeVisible()
  await expect(page.getByRole('button', { name: '审核通过并发布' })).toHaveCount(0)
  await expectNoSideways(page)
  await expectAccessible(page)
  const address = new URL(page.url()).pathname

  await enter('several', '/messages')
  await expect(page.getByText(`提交的课程《${name}》等待审核`).first()).toBeVisible()
  await page.goto(address)
  await arrived(page)
  await page.getByRole('button', { name: '审核通过并发布' }).click()
  await expect(page.getByText('已发布；要修改请先撤回')).toBeVisible()

  await enter('member', '/courses')
  await page.getByRole('main').getByText(name).first().click()
  await arrived(page)
  await page.getByLabel('3 名').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('不对，应为：7 名')).toBeVisible()
  await page.getByRole('button', { name: '再做一次' }).click()
  await page.getByLabel('7 名').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('答对了')).toBeVisible()
  await page.getByRole('button', { name: '学完了' }).click()
  await expect(page.getByText('这门课程已学完').first()).toBeVisible()
  await page.goto('/learning')
  await arrived(page)
  await expect(
    page.getByRole('link', { name: new RegExp(`${phone ? '手机' : '电脑'}.*已学完`) }),
  ).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
})

test('A study is organized from a material: told to those who come, and recorded as a meeting', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(180_000)
  await enter('secretary', '/library/materials/by-code/education-rules')
  await page.getByRole('button', { name: '组织学习' }).click()
  await choose(page, '会议类型', '主题党日', phone)
  await dialogOf(page).getByLabel('开始时间').fill('15:00')
  await dialogOf(page).getByLabel('地点').fill('二楼活动室')
  await dialogOf(page).getByRole('button', { name: '安排并通知' }).click()
  await expect(page).toHaveURL(/\/meetings\/\d+/)
  await arrived(page)
  await expect(page.getByText('学习《中国共产党党员教育管理工作条例》').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '学习内容' })).toBeVisible()
  await expectNoSideways(page)

  await enter('member', '/messages')
  await expect(page.getByText(/集体学习《中国共产党党员教育管理工作条例》，请先阅读/).first()).toBeVisible()
  if (phone) {
    const tabs = page.getByRole('navigation', { name: '主要页面' })
    await expect(tabs.getByRole('link')).toHaveText(['首页', '待办', '学习', '我的'])
    await tabs.getByRole('link', { name: '学习' }).click()
  } else await page.goto('/learning')
  await arrived(page)
  const session = page.getByRole('link', { name: /《中国共产党党员教育管理工作条例》.*15:00.*二楼活动室/ })
  await expect(session).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await session.click()
  await expect(page).toHaveURL(/\/library\/materials\/\d+/)
})
