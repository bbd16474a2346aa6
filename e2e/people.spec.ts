import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: false })
const dialogOf = (page: Page) => page.getByRole('dialog')

/** Opens the record of the one whom a list of the roll shows at a place. */
async function openPerson(page: Page, place: number): Promise<string> {
  const link = page.locator('.list-table tbody a, .card-link').nth(place)
  await link.click()
  await expect(page).toHaveURL(/\/people\/\d+/)
  await arrived(page)
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
}

test.describe('A record', () => {
  test('tells who, where and what, and sticks out nowhere', async ({ page, enter }) => {
    await enter('department', '/people')
    await openPerson(page, 0)
    await expect(page.getByRole('heading', { name: '个人信息' })).toBeVisible()
    for (const name of ['党内履历', '党内职务', '奖惩培训家庭', '变更记录', '谁能看到', '基本信息']) {
      await tab(page, name).click()
      await arrived(page)
      await expectNoSideways(page)
    }
    await expectAccessible(page)
  })

  test('is corrected with a reason, and the step is taken back with both lines kept', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('secretary', '/people')
    await openPerson(page, phone ? 3 : 4)
    await page.getByRole('button', { name: '更正籍贯' }).click()
    await dialogOf(page).getByLabel('籍贯改为').fill('星河市')
    await dialogOf(page).getByRole('button', { name: '更正', exact: true }).click()
    await expect(dialogOf(page).getByText('请填写原因和依据')).toBeVisible()
    await dialogOf(page).getByLabel('原因和依据').fill('核对户口簿原件')
    await dialogOf(page).getByRole('button', { name: '更正', exact: true }).click()
    await expect(page.getByText('已更正籍贯')).toBeVisible()
    await expect(page.locator('.facts').getByText('星河市')).toBeVisible()

    await tab(page, '变更记录').click()
    const line = page.locator('.timeline li', { hasText: '核对户口簿原件' }).first()
    await line.getByRole('button', { name: '撤回这一步' }).click()
    await dialogOf(page).getByLabel('原因').fill('看错了行')
    await dialogOf(page).getByRole('button', { name: '撤回' }).click()
    await expect(line.getByText('已撤回')).toBeVisible()
    await expect(page.getByText('撤回一步（反向记录）')).toBeVisible()
    await tab(page, '基本信息').click()
    await expect(page.locator('.facts').getByText('星河市')).toHaveCount(0)
  })

  test.describe('with an identity number that cannot be', () => {
    test.use({ expected: [/400/] })

    test('stays as it was, and the form says what is wrong at its field', async ({ page, enter }) => {
      await enter('secretary', '/people')
      await openPerson(page, 5)
      await page.getByRole('button', { name: '更正公民身份号码' }).click()
      await dialogOf(page).getByLabel('公民身份号码改为').fill('110105194912310021')
      await dialogOf(page).getByLabel('原因和依据').fill('核对身份证')
      await dialogOf(page).getByRole('button', { name: '更正', exact: true }).click()
      await expect(dialogOf(page).getByText(/校验不通过，通常是有一位写错了/)).toBeVisible()
      await expectAccessible(page)
    })
  })

  test('opens a number only for those entitled, after they say why', async ({ page, enter }) => {
    await enter('department', '/people')
    await openPerson(page, 1)
    await page.getByRole('button', { name: '查看完整公民身份号码（会留下查看记录）' }).click()
    await dialogOf(page).getByLabel('原因').fill('办理介绍信')
    await dialogOf(page).getByRole('button', { name: '查看' }).click()
    await expect(page.locator('.masked').first()).toHaveText(/^\d{17}[\dX]$/)

    await page.getByRole('button', { name: '更正家庭住址' }).click()
    await dialogOf(page).getByLabel('家庭住址改为').fill('燕平市河东区杏坛路8号')
    await dialogOf(page).getByLabel('原因和依据').fill('入户走访')
    await dialogOf(page).getByRole('button', { name: '更正', exact: true }).click()
    await expect(dialogOf(page)).toHaveCount(0)
    const address = page.locator('.masked').filter({ hasText: '燕平****' })
    await address.getByRole('button').click()
    await dialogOf(page).getByLabel('原因').fill('走访慰问')
    await dialogOf(page).getByRole('button', { name: '查看' }).click()
    await expect(page.locator('.masked', { hasText: '燕平市河东区杏坛路8号' })).toBeVisible()
    await expectAccessible(page)

    await enter('secretary', '/people')
    await openPerson(page, 1)
    await expect(page.getByRole('button', { name: /查看完整/ })).toHaveCount(0)
  })

  test('is read as of an earlier day, when nothing can be changed', async ({ page, enter }) => {
    await enter('department', '/people?politicalStatus=fullMember&sort=joinedOn')
    await openPerson(page, 0)
    await page.getByLabel('按日期查看').fill('2024-01-01')
    await expect(page.getByText('以下是 2024-01-01 的情况')).toBeVisible()
    await expect(page.getByRole('button', { name: '更正信息' })).toHaveCount(0)
    await page.getByRole('button', { name: '回到今天' }).click()
    await expect(page.getByRole('button', { name: '更正信息' })).toBeVisible()
  })
})

test.describe('The roll', () => {
  test('moves several people at once, and their history keeps the branch they left', {
    tag: '@desktop',
  }, async ({ page, enter }) => {
    await enter('department', '/people?text=wang&sort=name')
    await page.locator('tbody .tick').nth(0).check()
    await page.locator('tbody .tick').nth(1).check()
    await page.getByRole('button', { name: '调整党支部' }).click()
    await dialogOf(page)
      .getByRole('button', { name: /^调入党支部/ })
      .click()
    await dialogOf(page).getByRole('searchbox').fill('启明所第九研究室')
    await dialogOf(page)
      .getByRole('treeitem', { name: /启明所第九研究室/ })
      .click()
    await dialogOf(page).getByLabel('依据').fill('岗位调整通知')
    await dialogOf(page).getByRole('button', { name: '调整' }).click()
    await expect(page.getByText('已调整 2 人')).toBeVisible()
    await openPerson(page, 0)
    await tab(page, '党内履历').click()
    await expect(page.locator('.timeline li').first()).toContainText('启明控制所第九研究室')
  })

  test('is downloaded as it is seen', async ({ page, enter, phone }) => {
    await enter('secretary', '/people')
    await page.getByRole('button', { name: phone ? '更多操作' : '导出' }).click()
    const arriving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /导出 Excel/ }).click()
    expect((await arriving).suggestedFilename()).toMatch(/^人员名册_\d{4}-\d{2}-\d{2}\.xlsx$/)
  })
})

test.describe('A member', () => {
  test('finds the own record, proposes a correction, and the branch accepts it', async ({
    page,
    enter,
    phone,
  }) => {
    const place = phone ? '星河市丙区' : '星河市丁区'
    await enter('member', '/own-record')
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '申请更正籍贯' }).click()
    await dialogOf(page).getByLabel('籍贯应为').fill(place)
    await dialogOf(page).getByLabel('说明').fill('以户口簿为准')
    await dialogOf(page).getByRole('button', { name: '提交申请' }).click()
    await tab(page, '我的申请').click()
    await expect(page.getByText(place)).toBeVisible()
    await expect(page.getByText('待处理').first()).toBeVisible()

    await enter('secretary', '/proposals')
    await expectNoSideways(page)
    await expectAccessible(page)
    const mine = page.locator('tbody tr, .cards li', { hasText: place })
    await mine.getByRole('button', { name: '同意', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '同意' }).click()
    await expect(page.getByText('已同意，信息已更正')).toBeVisible()

    await enter('member', '/own-record')
    await expect(page.locator('.facts').getByText(place)).toBeVisible()
  })

  test('hears why a proposal was declined', async ({ page, enter, phone }) => {
    const place = phone ? '星河市甲区' : '星河市乙区'
    await enter('member', '/own-record')
    await page.getByRole('button', { name: '申请更正籍贯' }).click()
    await dialogOf(page).getByLabel('籍贯应为').fill(place)
    await dialogOf(page).getByLabel('说明').fill('以前没有登记')
    await dialogOf(page).getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText('已提交，等待党支部核对')).toBeVisible()

    await enter('secretary', '/proposals')
    const mine = page.locator('tbody tr, .cards li', { hasText: place })
    await mine.getByRole('button', { name: '不同意' }).click()
    await dialogOf(page).getByLabel('原因').fill('请先交户口簿复印件')
    await dialogOf(page).getByRole('button', { name: '不同意' }).click()
    await expect(page.getByText('已答复')).toBeVisible()

    await enter('member', '/own-record?tab=proposals')
    await expect(page.getByText('请先交户口簿复印件').first()).toBeVisible()
  })

  test('reads the own record in large type', { tag: '@phone' }, async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    await enter('member', '/own-record')
    await expectNoSideways(page)
    await expectAccessible(page)
    const pen = page.getByRole('button', { name: '申请更正姓名' })
    expect((await pen.boundingBox())?.height).toBeGreaterThanOrEqual(60)
  })
})
