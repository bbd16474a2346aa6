import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The political work department', () => {
  test('opens an account, gives it a role, takes it back, and finds all of it in the audit trail', async ({
    page,
    enter,
    phone,
  }) => {
    test.slow()
    await enter('department', '/accounts')
    await expectAccessible(page)
    await page.getByRole('button', { name: '开通账号' }).click()
    await page.getByLabel('为谁开通').fill(phone ? '李' : '张')
    const candidate = page.locator('.candidates button').first()
    const name = (await candidate.locator('.name').last().textContent())?.trim() ?? ''
    await candidate.click()
    await page.getByLabel('开通原因').fill('党务工作需要')
    await page.getByRole('button', { name: '开通', exact: true }).click()
    const shown = page.getByRole('dialog', { name: `${name}的初始密码` })
    await expect(shown.locator('.secret')).toHaveText(/^\S{14}$/)
    const username = await shown.locator('dd').first().textContent()
    await shown.getByRole('button', { name: '我已记下' }).click()

    await page.goto(`/accounts?text=${username}`)
    await arrived(page)
    await page.getByText(name, { exact: true }).first().click()
    await arrived(page)
    await expect(page.getByText('待改初始密码').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '授权', exact: true }).click()
    const form = page.getByRole('dialog', { name: `授权给${name}` })
    if (phone) await form.getByLabel('角色').selectOption({ label: '党委' })
    else {
      await form.getByLabel('角色').click()
      await page.getByTitle('党委', { exact: true }).click()
    }
    await form.getByRole('button', { name: /^党组织/ }).click()
    await page.getByRole('treeitem').first().click()
    await form.getByLabel('依据').fill('院党委组织部借调')
    await form.getByRole('button', { name: '授权', exact: true }).click()
    await expect(page.getByText('生效中', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: '收回', exact: true }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('借调结束')
    await page.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click()
    await expect(page.getByText('已收回', { exact: true })).toBeVisible()

    await page.goto(`/audit?text=${encodeURIComponent('借调结束')}`)
    await arrived(page)
    await page.getByText('收回授权', { exact: true }).first().click()
    const entry = page.getByRole('dialog', { name: '收回授权' })
    await expect(entry.getByText('借调结束')).toBeVisible()
    await expect(entry.getByRole('row', { name: /角色 党委/ })).toBeVisible()
  })

  test('has the audit trail verified', async ({ page, enter }) => {
    await enter('department', '/audit')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '校验完整性' }).click()
    await expect(page.getByText(/逐条校验无误/)).toBeVisible()
    await page.getByRole('dialog', { name: '校验结果' }).getByRole('button', { name: '关闭' }).first().click()
    await page.getByRole('main').getByRole('button', { name: '转发', exact: true }).click()
    const forward = page.getByRole('dialog', { name: '审计记录转发' })
    await forward.getByLabel('接收端主机').fill('127.0.0.1')
    await forward.getByLabel('端口').fill('1')
    await forward.getByLabel('用 TLS 加密传送').uncheck()
    await forward.getByRole('button', { name: '发测试消息' }).click()
    await expect(forward.getByText('没有送到：对方拒绝连接。')).toBeVisible()
    await expectAccessible(page)
    await forward.getByRole('button', { name: '关闭' }).first().click()
    await page.getByRole('main').getByRole('link', { name: '审计锚点', exact: true }).click()
    await arrived(page)
    await expectAccessible(page)
    await expectNoSideways(page)
    await page
      .getByText(/^第 \d+ 条$/)
      .first()
      .click()
    await expect(page.getByText('另外保存的文本')).toBeVisible()
  })
})
