/** A phone number as it is compared: its digits, without the country code of China. */
export function phoneKey(phone: string): string {
  return phone
    .normalize('NFKC')
    .replaceAll(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
