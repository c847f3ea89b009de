DROP TABLE `passports`;
DROP TABLE `people`;
