const MOST = 1_000

/** Whether sshd would read this as a list of addresses: CIDR notation, commas between, no spaces. */
export function isAddressList(text: string): boolean {
  return text.length <= MOST && text.split(',').every(isAddressRange)
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const width = widthOf(address)
  if (width === null || rest.length > 0) return false
  return bits === undefined || (/^(0|[1-9][0-9]{0,2})$/.test(bits) && Number(bits) <= width)
}

/** 32 or 128 bits; null where it is no address. */
function widthOf(address: string): 32 | 128 | null {
  const parts = address.split('.')
  if (parts.length === 4)
    return parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)
      ? 32
      : null
  return /^[0-9A-Fa-f:]+$/.test(address) && URL.canParse(`http://[${address}]/`) ? 128 : null
}
