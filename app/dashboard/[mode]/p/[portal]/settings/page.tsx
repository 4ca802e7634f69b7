export { default, metadata } from "../../../settings/page";
