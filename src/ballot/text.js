// The text of a ballot, as `text.rs` beside it reads it. `head` and `seat` are bytes, `answers` numbers, 0 for no view.
function ballotText(head, seat, answers) {
  const version = "1";
  const bytes = [...head, ...seat];
  for (let at = 0; at < answers.length; at += 2) bytes.push((answers[at] << 4) | (answers[at + 1] || 0));
  let sum = -1;
  for (const byte of [version.charCodeAt(0), ...bytes]) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  for (const shift of [24, 16, 8, 0]) bytes.push((~sum >>> shift) & 255);
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  let bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0");
  const symbols = bits.match(/.{5}/g).map((five) => alphabet[parseInt(five, 2)]);
  // In pieces, so that the page itself holds no mark of a text.
  return ["BALLOT", version, symbols.join(""), "ENDVOTE"].join("-");
}
