export { default, metadata } from "../../../languages/page";
