import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('Whoever looks at people is written pale over the page, which is read and pressed as ever', async ({
  page,
  enter,
}) => {
  await enter('secretary', '/people')
  await arrived(page)
  const watermark = page.locator('.watermark')
  await expect(watermark).toHaveCount(1)
  const tile = decodeURIComponent(
    await watermark.evaluate((element) => getComputedStyle(element).backgroundImage),
  )
  const name = (await page.evaluate(
    async () => (await (await fetch('/api/session')).json()).person.name,
  )) as string
  expect(tile).toMatch(new RegExp(`>${name} \\d{4}</text>`))
  expect(tile).toMatch(/>20\d\d-\d\d-\d\d \d\d:\d\d<\/text>/)
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('main').getByText('正式党员').first().click()
  await arrived(page)
  await expect(page).toHaveURL(/\/people\/\d+/)
  await expect(watermark).toHaveCount(1)

  await page.goto('/library')
  await arrived(page)
  await expect(watermark).toHaveCount(0)
})
