/** USPS codes of the 50 states, the District of Columbia and the territories. Names are messages, "state.IL". */
const codes =
  "AL AK AS AZ AR CA CO CT DE DC FL GA GU HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY";

export const stateCodes: readonly string[] = codes.split(" ");

/** The answer of a person who lives outside the United States. */
export const outside = "none";
