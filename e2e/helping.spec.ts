import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { drawnPages } from '#platform/text/pdf.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog').last()

/** A signed paper, as a telephone takes it. */
const photo = () =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: '#f4efe4' } })
    .jpeg()
    .toBuffer()

/** A printed form on a dark table, a little askew. */
async function photographed(pdf: Buffer): Promise<Buffer> {
  for await (const page of drawnPages(pdf, 1500, 1)) {
    const askew = await sharp(page).rotate(6, { background: '#40382f' }).toBuffer()
    return sharp(askew).modulate({ brightness: 0.6 }).jpeg({ quality: 65 }).toBuffer()
  }
  throw new Error('the form has no page')
}

/** Two members of the secretary’s branch whom nobody acts for yet: another for each device. */
async function membersOf(page: Page, device: number) {
  const own = await (await page.request.get('/api/own/record')).json()
  const list = await (
    await page.request.get(`/api/people?organizationId=${own.organizationId}&size=200`)
  ).json()
  const known = await (await page.request.get('/api/helping-consents?size=200')).json()
  const helped = new Set(known.rows.map((one: { personId: number }) => one.personId))
  const free = list.rows.filter(
    (one: { id: number; name: string; politicalStatus: string }) =>
      one.id !== own.id && !helped.has(one.id) && one.politicalStatus === 'fullMember',
  )
  const names = free.map(({ name }: { name: string }) => name)
  // The name is what one types: of two with the same name neither is meant.
  const single = free.filter(
    ({ name }: { name: string }) => names.filter((one: string) => one === name).length === 1,
  )
  return { own, member: single[3 + device] as { id: number; name: string } }
}

test.describe('代办', () => {
  test('an old member is served by the secretary: consent with a photographed paper, leave, a correction', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('secretary', '/helping')
    const { own, member } = await membersOf(page, phone ? 1 : 0)
    await expectNoSideways(page)
    await page.getByRole('main').getByRole('button', { name: '登记委托' }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('查找党员').fill(member.name)
    await dialog.getByRole('button', { name: member.name }).first().click()
    const consent = await page.request.fetch('/api/session')
    expect(consent.ok()).toBe(true)
    if (phone) await dialog.getByLabel('代办人').selectOption({ label: `${own.name}（支委）` })
    else {
      await dialog.getByLabel('代办人').click()
      await page.getByTitle(`${own.name}（支委）`).click()
    }
    if (!phone) await dialog.getByLabel('代办事项').click()
    for (const words of ['查看、申请更正本人信息', '会议请假'])
      await (phone ? dialog.getByText(words) : page.getByTitle(words)).click()
    if (!phone) await dialog.getByRole('heading', { name: '登记代办委托' }).click()
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '委托书.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByRole('main').getByRole('heading', { name: '签字的委托书' })).toBeVisible()
    const consentPage = new URL(page.url()).pathname

    await page.goto('/')
    await arrived(page)
    await page.getByRole('button', { name: /全部身份/ }).click()
    await page.getByText(`代 ${member.name} 办理`).click()
    const banner = page.getByRole('region', { name: '代办' })
    await expect(banner).toContainText(`正在代 ${member.name} 办理`)
    await expect(banner).toContainText(`经手人 ${own.name}`)
    await expectAccessible(page)

    await page.goto('/own-meetings')
    await arrived(page)
    await expect(banner).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: '请假', exact: true }).first().click()
    await dialogOf(page).getByRole('textbox').fill('腿脚不便，在家休养')
    await dialogOf(page).getByRole('button', { name: '请假', exact: true }).click()
    await expect(page.getByText(`腿脚不便，在家休养（${own.name}代为请假）`).first()).toBeVisible()

    await page.goto('/own-record')
    await arrived(page)
    await expect(page.getByRole('main')).toContainText(member.name)
    await page.getByRole('button', { name: '申请更正籍贯' }).click()
    await dialogOf(page).getByLabel('籍贯应为').fill('河北石家庄')
    await dialogOf(page).getByLabel('说明').fill('当面说的，原来没有登记')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await banner.getByRole('button', { name: '结束代办' }).click()
    await expect(banner).toHaveCount(0)

    await page.goto(consentPage)
    await arrived(page)
    const done = page.locator('.timeline li')
    await expect(done).toHaveCount(2)
    for (const words of ['向党支部请假', '申请更正本人信息'])
      await expect(done.filter({ hasText: words })).toContainText(`办理人 ${member.name}，代办人 ${own.name}`)
    await page.goto(`/proposals?text=${encodeURIComponent(member.name)}`)
    await arrived(page)
    await expect(page.getByRole('main')).toContainText(`${own.name}代办`)
  })

  test('a printed form, photographed askew in the dark, lands at its record', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('secretary', '/scans')
    const { member } = await membersOf(page, phone ? 3 : 2)
    await expectAccessible(page)
    await expectNoSideways(page)
    const printed = await page.request.get(`/api/slips/print.pdf?kind=recordCheck&subjectId=${member.id}`)
    expect(printed.ok(), await printed.text()).toBe(true)
    await page.locator('.scan-bring input[type=file]').setInputFiles({
      name: '拍照.jpg',
      mimeType: 'image/jpeg',
      buffer: await photographed(await printed.body()),
    })
    const outcome = page.locator('.scan-outcome')
    await expect(outcome).toContainText('共 1 页，1 页已归位')
    await outcome.getByRole('link', { name: `${member.name}：党员信息核对表` }).click()
    await page.goto(`/people/${member.id}?tab=slips`)
    await arrived(page)
    await expect(page.getByRole('main').getByText('已归位 1 页').first()).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('link', { name: /第 1 版/ })
      .first()
      .click()
    await expect(page.locator('.slip-pages li')).toHaveCount(1)
    await expectNoSideways(page)

    const again = await page.request.get(`/api/slips/print.pdf?kind=recordCheck&subjectId=${member.id}`)
    await page.goto('/scans')
    await arrived(page)
    await page.locator('.scan-bring input[type=file]').setInputFiles({
      name: '又拍一次.jpg',
      mimeType: 'image/jpeg',
      buffer: await photographed(await again.body()),
    })
    await expect(outcome).toContainText('1 页要您处理')
    await expect(page.getByRole('main').getByText('不重复归位').first()).toBeVisible()
  })
})
