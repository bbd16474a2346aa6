import { after, dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, people, test } from './stage.ts'

test.describe('The inbox', () => {
  test('shows what is told while it is open, without being read anew, and opens what it is about', async ({
    page,
    playwright,
    baseURL,
    enter,
  }) => {
    await enter('member', '/messages')
    await expectAccessible(page)
    await expectNoSideways(page)

    // Somebody else, elsewhere: the secretary tells the branch of a meeting.
    const secretary = await playwright.request.newContext({ baseURL: baseURL ?? '' })
    await secretary.post('/api/demo-sessions', { data: { username: people.secretary } })
    const { roles } = await (await secretary.get('/api/session')).json()
    const place = `三号楼 ${Math.floor(Math.random() * 900 + 100)} 室`
    const planned = await secretary.post('/api/meetings', {
      data: {
        organizationId: roles.find(({ role }: { role: string }) => role === 'branch').organizationId,
        kind: 'membersMeeting',
        plannedOn: after(6),
        startsAt: '14:30',
        place,
        title: '学习讨论',
      },
    })
    expect(planned.ok(), await planned.text()).toBe(true)
    const { id } = await planned.json()
    const told = await secretary.post(`/api/meetings/${id}/notice`, { data: {} })
    expect(told.ok(), await told.text()).toBe(true)
    await secretary.dispose()

    const letter = page.getByText(place).first()
    await expect(letter).toBeVisible()
    await expect(page.getByText(/^会议通知（/).first()).toBeVisible()
    await page.getByRole('button', { name: '查看' }).first().click()
    await expect(page).toHaveURL(/\/own-meetings/)
    await arrived(page)
  })
})

test.describe('A message that did not arrive', () => {
  test('is seen by the department, and sent once more with a reason', async ({ page, enter }) => {
    // Of a number that is none: one that the other network let lapse fails again by itself.
    const asked = `text=${encodeURIComponent('年度工作安排')}`
    await enter('department', `/message-deliveries?status=failed&${asked}`)
    await expectAccessible(page)
    await expectNoSideways(page)
    await expect(page.getByText('空号或停机').first()).toBeVisible()
    const failed = async () => {
      const answer = await page.request.get(`/api/message-deliveries?status[0]=failed&size=100&${asked}`)
      return ((await answer.json()) as { rows: { id: number }[] }).rows.map(({ id }) => id)
    }
    const before = await failed()
    await page.getByRole('button', { name: '再发一次' }).first().click()
    await dialogOf(page).getByRole('textbox').fill('号码已更正')
    await dialogOf(page).getByRole('button', { name: '再发一次' }).click()
    await expect(page.getByText('已重新排队')).toBeVisible()
    // Others may fail meanwhile: one of those of before is out of it.
    const gone = async () => {
      const after = await failed()
      return before.filter((id) => !after.includes(id)).length
    }
    await expect.poll(gone).toBe(1)

    await enter('department', '/message-months')
    await expectAccessible(page)
    await expectNoSideways(page)
    await enter('department', '/message-channels')
    await expect(page.locator('main')).toContainText('还没有接入短信网关')
    await expectAccessible(page)
    await expectNoSideways(page)
  })
})

test.describe('A text', () => {
  test('is seen as an SMS before it is published, and not published with a word that carriers stop', async ({
    page,
    enter,
    expected,
  }) => {
    expected.push(/400 \(Bad Request\)/)
    await enter('department', '/message-templates/affair-waiting')
    await page.getByLabel('短信', { exact: true }).fill('您有1项待办，编号{编号}，请尽快办理。')
    await page.getByRole('button', { name: '预览' }).click()
    await expect(page.locator('main')).toContainText('【支部】您有1项待办，编号')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByLabel('短信', { exact: true }).fill('您有1项党务待办，编号{编号}。')
    await page.getByRole('button', { name: '发布新版本' }).click()
    await dialogOf(page).getByRole('textbox').fill('改短一些')
    await dialogOf(page).getByRole('button', { name: '发布', exact: true }).click()
    await expect(page.getByText(/“党”.*运营商|运营商.*“党”/).first()).toBeVisible()
  })
})

test.describe('A wish', () => {
  test('is kept', async ({ page, enter }) => {
    await enter('member', '/messages/preferences')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByLabel('电子邮箱').fill('xiong@example.cn')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存')).toBeVisible()
    await page.reload()
    await arrived(page)
    await expect(page.getByLabel('电子邮箱')).toHaveValue('xiong@example.cn')
  })
})
