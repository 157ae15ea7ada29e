// Numbers as people read them: three digits that matter, the unit beside them.

const threeDigits = number =>
  Math.abs(number) >= 999.5 ? String(Math.round(number)) : String(Number(number.toPrecision(3)));

const count = number => Math.round(number).toLocaleString("en-GB");

const time = millis => {
  if (millis >= 60_000) return duration(Math.round(millis / 1000));
  if (millis >= 999.5) return threeDigits(millis / 1000) + "s";
  return millis === 0 || millis >= 1 ? threeDigits(millis) + "ms" : Math.round(millis * 1000) + "us";
};

const duration = seconds => {
  const whole = Math.floor(seconds);
  const parts = [[Math.floor(whole / 3600), "h"], [Math.floor(whole / 60) % 60, "m"], [whole % 60, "s"]];
  return parts.filter(([amount]) => amount > 0).map(part => part.join("")).join("") || "0s";
};

const clock = seconds => {
  const two = number => String(Math.floor(number)).padStart(2, "0");
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const percent = ratio => threeDigits(100 * ratio) + "%";

const rate = perSecond => (perSecond >= 999.5 ? count(perSecond) : threeDigits(perSecond)) + "/s";

const bytes = amount => {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return threeDigits(amount) + units[unit];
};

const moment = iso =>
  new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" }) + " UTC";

// With its date only where that is another than the run's.
const timeOfDay = ({ startTime }, iso) =>
  (iso.slice(0, 10) === startTime?.slice(0, 10) ? "" : `${iso.slice(0, 10)} `) + iso.slice(11, 19);

const plural = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;

const requestName = request => (request.type ? `${request.type} ${request.name}` : request.name);
