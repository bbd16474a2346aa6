import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

/** A branch asks the committee above for something; answers where the affair is found. */
async function startMatter(page: Page, title: string, important = false): Promise<string> {
  await page.goto('/matters/new')
  await arrived(page)
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('内容').fill('拟于下月组织一次，约需半天，请审批。')
  if (important) await choose(page, '重要程度', '重要')
  await button(page, '报送审批').click()
  await expect(page).toHaveURL(/\/affairs\/\d+/)
  await arrived(page)
  return new URL(page.url()).pathname
}

/** The desktop's choice opens a list; the phone has the device's own. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const input = page.getByLabel(label)
  if ((await input.evaluate((one) => one.tagName)) === 'SELECT') {
    await input.selectOption({ label: option })
    return
  }
  await input.click()
  await page.locator('.ant-select-item-option', { hasText: option }).last().click()
}

async function agree(page: Page, phone: boolean, opinion: string): Promise<void> {
  if (phone) {
    await button(page, '同意').click()
    await dialogOf(page).getByRole('textbox').fill(opinion)
    await dialogOf(page).getByRole('button', { name: '同意', exact: true }).click()
  } else {
    await page.getByLabel('我的意见').fill(opinion)
    await button(page, '同意').click()
  }
  await expect(page.locator('.timeline').getByText(opinion)).toBeVisible()
  await arrived(page)
}

async function more(page: Page, name: string): Promise<void> {
  await button(page, '更多').click()
  await page.getByRole('menuitem', { name }).click()
}

test.describe('An affair', () => {
  test('is started, urged, sent back with a mark, repaired and approved', async ({ page, enter, phone }) => {
    const title = `关于开展联合党日的请示${phone ? '（手机）' : '（电脑）'}`
    await enter('secretary')
    const address = await startMatter(page, title)
    await expectNoSideways(page)
    await expectAccessible(page)
    await more(page, '催办')
    await expect(page.locator('.timeline').getByText(/^催办：/)).toBeVisible()

    await enter('committee', `/affairs?text=${encodeURIComponent(title)}`)
    await page.locator('.list-table tbody a, .card-link').first().click()
    await expect(page).toHaveURL(new RegExp(`${address}$`))
    await button(page, '退回').click()
    await expectAccessible(page)
    await dialogOf(page).getByLabel('涉及经费（元）').check()
    await dialogOf(page).getByRole('textbox').fill('请写明经费')
    await dialogOf(page).getByRole('button', { name: '退回', exact: true }).click()
    await expect(page.locator('.timeline').getByText('退回到“发起人修改”')).toBeVisible()

    await enter('secretary', address)
    await expect(page.getByText('请修改：涉及经费（元）')).toBeVisible()
    await expectNoSideways(page)
    await page.getByLabel('涉及经费（元）').fill('800')
    await button(page, '重新提交').click()
    await expect(page.locator('.timeline').getByText('修改后重新提交')).toBeVisible()

    await enter('committee', address)
    await expect(page.getByText('待我审批')).toBeVisible()
    await expectAccessible(page)
    await agree(page, phone, '经费合理，拟同意')
    await agree(page, phone, '同意，请注意安全')
    await expect(page.locator('main').getByText('已通过').first()).toBeVisible()
    await page.goto('/affairs?box=done')
    await expect(page.locator('main').getByText(title).first()).toBeVisible()
  })

  test('is decided in the place of somebody who is away, and it says so', async ({ page, enter, phone }) => {
    await enter('member')
    const session = await (await page.request.get('/api/session')).json()
    await enter('department', '/affairs')
    await button(page, '委托代理').click()
    await expectAccessible(page)
    await dialogOf(page).getByLabel('请谁代办').fill(session.person.name)
    await dialogOf(page)
      .getByRole('button', { name: new RegExp(session.person.name) })
      .first()
      .click()
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await dialogOf(page).getByLabel('结束日期').fill(until)
    if (!phone) await page.keyboard.press('Enter')
    await dialogOf(page).getByLabel('原因').fill('出差')
    await dialogOf(page).getByRole('button', { name: '委托', exact: true }).click()
    await expect(dialogOf(page).getByRole('button', { name: '收回委托' })).toBeVisible()

    await enter('secretary')
    const address = await startMatter(page, `关于评选先进的请示${phone ? '（手机）' : '（电脑）'}`, true)
    await enter('committee', address)
    await agree(page, phone, '拟同意，请会签')
    await enter('member', address)
    await agree(page, phone, '会签同意')
    await expect(page.locator('.timeline').getByText(/代./).last()).toBeVisible()

    await enter('department', '/affairs')
    await button(page, '委托代理').click()
    await dialogOf(page).getByRole('button', { name: '收回委托' }).click()
    await expect(dialogOf(page).getByLabel('请谁代办')).toBeVisible()
  })
})

test.describe('A chain', () => {
  test('is changed without programming, checked as one goes, and published', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('department', '/chains')
    await page.locator('main').getByText('支部请示（党委审批）').first().click()
    await arrived(page)
    await expectNoSideways(page)
    await expectAccessible(page)
    const name = phone ? '班子传阅' : '分管领导审核'
    await button(page, '在其后加一道审批').first().click()
    await expectAccessible(page)
    await dialogOf(page).getByLabel('步骤名称').fill('党委经办审核')
    await dialogOf(page).getByRole('button', { name: '确定' }).click()
    await expect(page.getByText('有两步都叫“党委经办审核”，请改一个名称。').first()).toBeVisible()
    await expect(button(page, '发布新版本')).toBeDisabled()
    await button(page, '修改').nth(1).click()
    await dialogOf(page).getByLabel('步骤名称').fill(name)
    await dialogOf(page).getByRole('button', { name: '确定' }).click()
    const goOn = async (where: string) => {
      await button(page, '修改').nth(1).click()
      await dialogOf(page).getByLabel('办完后').selectOption(where)
      await dialogOf(page).getByRole('button', { name: '确定' }).click()
    }
    await goOn('直接结束')
    await expect(page.getByText(/没有哪一步会走到“.+”/).first()).toBeVisible()
    await expect(button(page, '发布新版本')).toBeDisabled()
    await goOn('接着办下一步')
    await button(page, '发布新版本').click()
    await dialogOf(page).getByLabel('改了什么、依据').fill('院党委会议要求')
    await dialogOf(page).getByRole('button', { name: '发布', exact: true }).click()
    await expect(page.locator('.timeline li').first()).toContainText('院党委会议要求')
    await expect(page.locator('.chain-steps').getByText(name)).toBeVisible()
  })
})
